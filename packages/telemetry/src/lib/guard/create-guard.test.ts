// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { createGuard } from "./create-guard.js";
import { createProblemList } from "./problem-list.js";

function setUp() {
  const announced: string[] = [];
  const problems = createProblemList({ announce: ({ code }) => announced.push(code), now: () => 0 });
  return { announced, problems, guard: createGuard({ report: problems.report }) };
}

describe("guard", () => {
  it("passes arguments and results through", async () => {
    const { guard, problems } = setUp();
    expect(guard("add", (a: number, b: number) => a + b)(1, 2)).toBe(3);
    await expect(guard("later", async (a: number) => a * 2)(4)).resolves.toBe(8);
    expect(problems.list()).toEqual([]);
  });

  it("returns undefined where the function throws or rejects, whatever is thrown", async () => {
    const { guard, problems } = setUp();
    const throwing = guard("sync", () => {
      throw new RangeError("far out");
    });
    const odd = guard("odd", () => {
      throw null;
    });
    const rejecting = guard("async", () => Promise.reject(new TypeError("not that")));
    expect(throwing()).toBeUndefined();
    expect(odd()).toBeUndefined();
    await expect(rejecting()).resolves.toBeUndefined();
    expect(problems.list().map(({ code, message }) => [code, message])).toEqual([
      ["guard_sync_RangeError", expect.stringMatching(/^sync failed: RangeError at create-guard\.test\.ts:\d+:\d+$/)],
      ["guard_odd_object", "odd failed: thrown object"],
      ["guard_async_TypeError", expect.stringMatching(/^async failed: TypeError at create-guard\.test\.ts:\d+:\d+$/)],
    ]);
  });

  it("announces a kind of failure once and counts the rest", () => {
    const { guard, announced, problems } = setUp();
    const failing = guard("part", () => {
      throw new Error("again");
    });
    for (let i = 0; i < 5; i++) failing();
    expect(announced).toEqual(["guard_part_Error"]);
    expect(problems.list()[0]).toMatchObject({ count: 5 });
  });

  it("switches a part off after 10 failures in a row, and no other part", async () => {
    const { guard, problems } = setUp();
    let calls = 0;
    const failing = guard("part", async () => {
      calls++;
      throw new Error("no");
    });
    const sibling = guard("part", () => "fine");
    for (let i = 0; i < 15; i++) await failing();
    expect(calls).toBe(10);
    expect(failing()).toBeUndefined();
    expect(sibling()).toBe("fine");
    expect(problems.list().map(({ code }) => code)).toEqual(["guard_part_Error", "guard_part_off"]);
  });

  it("starts to count anew after a success", () => {
    const { guard } = setUp();
    let calls = 0;
    const sometimes = guard("part", () => {
      calls++;
      if (calls % 10 !== 0) throw new Error("no");
    });
    for (let i = 0; i < 50; i++) sometimes();
    expect(calls).toBe(50);
  });
});

describe("problem list", () => {
  it("holds a bounded number of kinds", () => {
    const problems = createProblemList({ announce: () => undefined, now: () => 0, maxKinds: 3 });
    for (let i = 0; i < 10; i++) problems.report({ code: `kind-${i}`, message: "", fix: "" });
    expect(problems.list().map(({ code }) => code)).toEqual(["kind-0", "kind-1", "kind-2"]);
  });

  it("survives a host's logger that throws, and keeps the first message and time of a kind", () => {
    let nowMs = Date.parse("2026-03-01T12:00:00.000Z");
    const announce = () => {
      throw new Error("logger");
    };
    const problems = createProblemList({ announce, now: () => (nowMs += 1000) });
    problems.report({ code: "a", message: "first", fix: "x" });
    problems.report({ code: "a", message: "second", fix: "y" });
    expect(problems.list()).toEqual([
      { code: "a", message: "first", fix: "x", firstAt: "2026-03-01T12:00:01.000Z", count: 2 },
    ]);
  });
});
