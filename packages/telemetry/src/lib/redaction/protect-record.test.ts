// SPDX-License-Identifier: Apache-2.0
import { readRecord } from "@turnspan/records/readers";
import type { TurnspanRecord } from "@turnspan/records";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleCall, sampleEndedRun, sampleTurn } from "../../../test/sample-records.js";
import { encodeLine } from "../sinks/jsonl/encode-line.js";
import { createRedactor } from "./create-redactor.js";
import { protectRecord } from "./protect-record.js";

const { redact } = createRedactor();
const protect = <T extends TurnspanRecord>(record: T, content = false): T =>
  protectRecord(record, { redact, content }) as T;
/** What a reader makes of the line that is written. */
const read = (record: TurnspanRecord) => {
  const [, line] = encodeLine(record).toString("utf8").split("\n");
  return readRecord(line ?? "");
};

describe("content", () => {
  const turn = sampleTurn({ user_text: "I am a@example.com", agent_text: "Hello a@example.com" });
  const call = sampleCall({ success: false, error_type: "APIStatusError", error_message: "no a@example.com here" });

  it("is gone unless it is captured", () => {
    expect(protect(turn)).toMatchObject({ user_text: null, agent_text: null });
    expect(protect(call)).toMatchObject({ error_message: null, error_type: "APIStatusError" });
  });

  it("is redacted where it is captured", () => {
    expect(protect(turn, true)).toMatchObject({ user_text: "I am [email]", agent_text: "Hello [email]" });
    expect(protect(call, true)).toMatchObject({ error_message: "no [email] here" });
  });

  it("does not slip through as an error's class, a tool's name or metadata", () => {
    const tool = { ...sampleTurn().tools[0], name: "mail_a@example.com" } as never;
    expect(protect(sampleTurn({ tools: [tool] })).tools[0]?.name).toBe("[email]");
    expect(protect(sampleCall({ error_type: "the caller said: hello" })).error_type).toBe("_OTHER");
    const metadata = { "a@example.com": "4111 1111 1111 1111", plan: "gold", seats: 3 };
    expect(protect(sampleCall({ metadata })).metadata).toEqual({ "[email]": "[card]", plan: "gold", seats: 3 });
  });

  it("leaves what the host names itself", () => {
    const named = {
      user_id: "a@example.com",
      tenant: "acme",
      agent_name: "front desk",
      room_name: "call-+15550100199",
    };
    expect(protect(sampleEndedRun(named))).toMatchObject(named);
  });
});

describe("a record of sound values", () => {
  it("stays as it is", () => {
    for (const record of [sampleCall(), sampleEndedRun(), sampleTurn({ user_text: null, agent_text: null })]) {
      expect(protect(record)).toEqual(record);
    }
  });
});

describe("a record that seems to need no change", () => {
  const records = [
    sampleCall({ metadata: { plan: "gold" } }),
    sampleCall(),
    sampleTurn(),
    sampleTurn({ tools: [] }),
    sampleEndedRun(),
  ];
  const places = records.flatMap((record) => Object.keys(record).map((key) => ({ record, key })));
  const values = fc.oneof(
    fc.constantFrom("a@example.com", "4111 1111 1111 1111", "two words", "", "é", "x".repeat(2000), "\ud800"),
    fc.string(),
    fc.double(),
    fc.constantFrom(1e15, 1e16, -1e16, null, undefined, true, 10n, Symbol("s")),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.constant(Array.from({ length: 1500 }, () => "x")),
    fc.dictionary(fc.constantFrom("name", "error_type", "ms", "metadata", "total"), fc.oneof(fc.string(), fc.double())),
    fc.constant({ a: { b: { c: { d: { e: "deep" } } } } }),
    fc.constantFrom<unknown>(
      "4111111111111111",
      5,
      Object.assign(Array<string>(2), { 1: "behind a hole" }),
      new Date(0),
      new String("boxed"),
      new Map([["a", 1]]),
    ),
    fc.constant(JSON.parse('{"__proto__": "own"}')),
    fc.constant(Object.create({ inherited: "a@example.com" })),
    fc.constant({ toJSON: () => "a@example.com" }),
    fc.constant(Object.assign(["x"], { toJSON: () => "a@example.com" })),
    fc.constant(new (class extends Array<string> {})("a@example.com")),
  );
  /** A symbol of the host's makes a record be copied, value by value, and is in no line. */
  const copied = (record: TurnspanRecord) => protect({ ...record, odd: Symbol("odd") } as unknown as TurnspanRecord);
  const written = (record: TurnspanRecord) => JSON.parse(encodeLine(record).toString("utf8")) as unknown;

  it("is written as one that is copied, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), values, ({ record, key }, value) => {
        const odd = { ...record, [key]: value } as TurnspanRecord;
        expect(written(protect(odd))).toEqual(written(copied(odd)));
      }),
      { numRuns: 2000 },
    );
  });

  it("is written itself", () => {
    const record = sampleCall({ metadata: null });
    expect(protect(record)).toBe(record);
  });

  it("is not one of a class, nor one that a key hides in, nor none at all", () => {
    class Told {
      get user_text() {
        return "I am a@example.com";
      }
    }
    for (const odd of [
      Object.assign(new Told(), sampleCall({ metadata: null })),
      Object.defineProperty(sampleCall({ metadata: null }), "user_text", { value: "I am a@example.com" }),
      Object.assign(Object.create({ toJSON: () => "a@example.com" }), sampleCall()),
    ]) {
      const kept = protect(odd as TurnspanRecord);
      expect("user_text" in kept).toBe(false);
      expect(encodeLine(kept).toString("utf8")).not.toContain("@");
    }
    expect(() => protect(null as never)).toThrow(TypeError);
  });

  it("stays bounded", () => {
    const wide = Object.fromEntries(
      Array.from({ length: 300 }, (_, key) => [`k${key}`, Array(1000).fill("x".repeat(128))]),
    );
    expect(encodeLine(protect({ ...sampleCall(), ...wide })).length).toBeLessThan(4_000_000);
  });
});

describe("hostile values", () => {
  const cyclic: Record<string, unknown> = { plan: "gold" };
  cyclic["self"] = cyclic;
  const throwing = Object.defineProperty({ plan: "gold" }, "secret", {
    enumerable: true,
    get() {
      throw new Error("no");
    },
  });
  const refusing = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("no");
      },
    },
  );
  const metadatas: Record<string, unknown> = {
    cyclic,
    throwing,
    refusing,
    bigint: { plan: "gold", big: 10n ** 40n },
    symbols: { plan: Symbol("gold"), [Symbol("key")]: 1 },
    functions: {
      plan: () => "gold",
      toJSON: () => {
        throw new Error("no");
      },
    },
    numbers: { a: 1e308, b: NaN, c: -Infinity, d: 12 },
    nested: { plan: { deep: { deeper: "gold" } }, list: ["a@example.com"] },
    dates: { at: new Date(NaN), map: new Map([["a", 1]]) },
    proto: JSON.parse('{"__proto__": {"polluted": true}, "plan": "gold"}'),
    wide: Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, index])),
    long: { plan: "x".repeat(1_000_000) },
    torn: { plan: "\ud800 half", "\udfff": "key" },
    array: [1, 2, 3],
    text: "just text",
  };

  it.each(Object.keys(metadatas))("in metadata (%s) cost what they hold, never the record", (name) => {
    const record = protect(sampleCall({ metadata: metadatas[name] as never }));
    expect(read(record)).toMatchObject({ kind: "record", record: { call_id: "call-1", input_tokens: 820 } });
    expect(encodeLine(record).length).toBeLessThan(20_000);
    expect(JSON.stringify(record)).not.toMatch(/\\ud[89a-f]/);
  });

  it("in other places cost what they hold, never the record", () => {
    const tool = { ...sampleTurn().tools[0], name: "t".repeat(100_000), error_type: "e".repeat(100_000) } as never;
    const turn = sampleTurn({
      tools: Array.from({ length: 50_000 }, () => tool) as never,
      speech_ids: Array.from({ length: 100_000 }, (_, index) => `speech-${index}`),
      user_text: "a@example.com ".repeat(100_000),
      language: "\ud800",
      barge_in_stop_ms: 1e308,
    });
    const record = protect(turn, true);
    expect(read(record).kind).toBe("record");
    expect(encodeLine(record).length).toBeLessThan(2_000_000);
    expect(record.user_text).toMatch(/^(?:\[email\] )+…?/);
    expect(record.tools[0]?.name.length).toBeLessThanOrEqual(512);
    expect(record.barge_in_stop_ms).toBeNull();
  });
});
