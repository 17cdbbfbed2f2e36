// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGate } from "./gate.js";
import type { SendResult } from "./send-result.js";

const sent: SendResult = { kind: "sent", rejected: 0 };
const refused: SendResult = { kind: "retry", reason: { kind: "network", code: "ECONNREFUSED" }, retryAfterMs: null };
const final: SendResult = { kind: "failed", reason: { kind: "status", status: 400 } };

function setUp() {
  const clock = { ms: 1000 };
  const gate = createGate({ nowMs: () => clock.ms });
  let attempts = 0;
  const pass = (result: SendResult) =>
    gate.pass(async () => {
      attempts++;
      return result;
    });
  const fail = async (times: number) => {
    for (let index = 0; index < times; index++) await pass(refused);
  };
  return { clock, gate, pass, fail, attempts: () => attempts };
}

describe("gate", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-03-01T12:00:00Z") }));
  afterEach(() => void vi.useRealTimers());

  it("shuts after three failures in a row, and a success in between starts the count anew", async () => {
    const { gate, pass, fail, attempts } = setUp();
    await fail(2);
    await pass(sent);
    await fail(2);
    expect(gate.waitMs()).toBe(0);
    await fail(1);
    expect(gate.waitMs()).toBe(60_000);
    expect(await pass(sent)).toEqual({ kind: "shut" });
    expect(attempts()).toBe(6);
  });

  it("lets one attempt through after 60 s: a failure shuts it again, a success opens it", async () => {
    const { clock, gate, pass, fail } = setUp();
    await fail(3);
    clock.ms += 59_999;
    expect(await pass(sent)).toEqual({ kind: "shut" });
    clock.ms += 1;
    expect(await pass(refused)).toEqual(refused);
    expect(await pass(sent)).toEqual({ kind: "shut" });
    clock.ms += 60_000;
    expect(await pass(sent)).toEqual(sent);
    expect(await pass(sent)).toEqual(sent);
    expect(gate.waitMs()).toBe(0);
  });

  it("lets a second attempt wait for the one that is on trial", async () => {
    const { clock, gate, pass, fail } = setUp();
    await fail(3);
    clock.ms += 60_000;
    let answer: (result: SendResult) => void = () => undefined;
    const trial = gate.pass(() => new Promise((resolve) => (answer = resolve)));
    const second = pass(sent);
    answer(refused);
    expect(await trial).toEqual(refused);
    expect(await second).toEqual({ kind: "shut" });
  });

  it.each([-86_400_000, 86_400_000])("keeps to its 60 s when the wall clock jumps by %d ms", async (jumpMs) => {
    const { clock, pass, fail } = setUp();
    await fail(3);
    vi.setSystemTime(Date.now() + jumpMs);
    expect(await pass(sent)).toEqual({ kind: "shut" });
    clock.ms += 60_000;
    expect(await pass(sent)).toEqual(sent);
  });

  it("leaves a receiver alone for as long as it asks, however few its failures", async () => {
    const { clock, gate, pass } = setUp();
    await pass({ ...refused, retryAfterMs: 5000 });
    expect(gate.waitMs()).toBe(5000);
    expect(await pass(sent)).toEqual({ kind: "shut" });
    clock.ms += 5000;
    expect(await pass(sent)).toEqual(sent);
  });

  it("does not shut because of batches that a receiver finds wrong", async () => {
    const { gate, pass } = setUp();
    for (let index = 0; index < 5; index++) expect(await pass(final)).toEqual(final);
    expect(gate.waitMs()).toBe(0);
  });
});
