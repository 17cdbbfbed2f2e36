// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { createRedactor, type RedactorOptions } from "./create-redactor.js";
import type { WithheldReason } from "./custom-rules.js";

const card = "4111 1111 1111 1111";
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

function setUp(options: RedactorOptions = {}) {
  const reasons: WithheldReason[] = [];
  const redactor = createRedactor({ ...options, onWithheld: (reason) => reasons.push(reason) });
  return { redactor, reasons, redact: redactor.redact };
}

describe("redact", () => {
  it("names what it took out, and keeps the rest", () => {
    const { redact } = setUp();
    expect(redact(`I am a@example.com, card ${card}, ssn 078-05-1120; order 12.`)).toBe(
      "I am [email], card [card], ssn [ssn]; order 12.",
    );
    expect(redact("Authorization: Bearer FAKEfake0000")).toBe("Authorization: Bearer [secret]");
  });

  it("cuts to the bytes it is given, between code points, with a mark", () => {
    const { redact } = setUp({ maxBytes: 100 });
    for (const unit of ["a", "é", "語", "👩‍👧", "\ud800"]) {
      for (const count of [1, 24, 25, 26, 33, 34, 97, 98, 100, 101, 5000]) {
        const result = redact(unit.repeat(count));
        expect(Buffer.byteLength(result)).toBeLessThanOrEqual(100);
        expect(isWellFormed(result)).toBe(true);
        const whole = unit.repeat(count).replace(/\p{Surrogate}/gu, "\ufffd");
        expect(result === whole || (result.endsWith("…") && whole.startsWith(result.slice(0, -1)))).toBe(true);
        expect(result === whole).toBe(Buffer.byteLength(whole) <= 100);
      }
    }
  });

  it("leaves no beginning of a secret at the cut, wherever that falls", () => {
    const { redact } = setUp({ maxBytes: 64 });
    for (let before = 20; before < 70; before++) {
      for (const secret of [card, "078-05-1120", "sk-FAKEfakeFAKEfakeFAKEfake", "jane.fake@example.com"]) {
        const result = redact(`${"x".repeat(before)} ${secret} and so on, ${"y".repeat(200)}`);
        expect(result).not.toContain(secret.slice(0, 6));
      }
    }
  });

  it("marks a text that shrank below the bytes although its end was left out", () => {
    const result = setUp({ maxBytes: 200 }).redact(`${card}, `.repeat(500));
    expect(result).toContain("[card]");
    expect(result.endsWith("…")).toBe(true);
    expect(result).not.toMatch(/\d/);
  });

  it("takes out what overlaps as one", () => {
    const { redact } = setUp({ patterns: [/1111 and/] });
    expect(redact(`no ${card} and more`)).toBe("no [card] more");
  });
});

describe("the host's own rules", () => {
  it("apply beside ours, patterns first, the function last", () => {
    const { redact } = setUp({ patterns: [/ORD-\d+/, /zoë/iu], replace: (text) => text.replace("Acme", "[firm]") });
    expect(redact("ORD-77 of ZOË at Acme, a@example.com")).toBe("[redacted] of [redacted] at [firm], [email]");
  });

  it("withhold the text and are counted where they throw or return no text", () => {
    const results: unknown[] = [null, undefined, 7, Promise.resolve("x"), {}];
    const odd = setUp({ replace: () => results.shift() as string });
    for (let index = 0; index < 5; index++) expect(odd.redact("hello")).toBe("[withheld]");
    expect(odd.reasons).toEqual(Array.from({ length: 5 }, () => "no_text"));
    const throwing = setUp({
      replace: () => {
        throw new Proxy(
          {},
          {
            get: () => {
              throw new Error("no");
            },
            has: () => {
              throw new Error("no");
            },
          },
        );
      },
    });
    expect(throwing.redact("hello")).toBe("[withheld]");
    expect(throwing.reasons).toEqual(["threw"]);
    expect(throwing.redactor.withheld).toBe(1);
  });

  it("are interrupted where they take too long, and not run again after the third time", () => {
    let calls = 0;
    const endless = setUp({
      timeoutMs: 20,
      replace: () => {
        calls++;
        for (;;);
      },
    });
    for (let index = 0; index < 6; index++) expect(endless.redact("hello")).toBe("[withheld]");
    expect(calls).toBe(3);
    expect(endless.redactor.withheld).toBe(6);
    const backtracking = setUp({ timeoutMs: 20, patterns: [/^(a+)+$/] });
    expect(backtracking.redact(`${"a".repeat(40)}!`)).toBe("[withheld]");
    expect(backtracking.reasons).toEqual(["slow"]);
  });

  it("cannot make a text too long, or one that JSON cannot carry", () => {
    const { redact } = setUp({ maxBytes: 100, replace: () => "\ud800".repeat(1_000_000) });
    expect(Buffer.byteLength(redact("x"))).toBeLessThanOrEqual(100);
    expect(isWellFormed(redact("x"))).toBe(true);
  });
});

describe("hostile text", () => {
  const units = [
    "1",
    "1 ",
    "1111 ",
    "@",
    "a@",
    "a@a.",
    "a.",
    "-",
    "eyJ",
    "sk-",
    "deadbeef-",
    "+1 ",
    "one ",
    "DE89 ",
    "a_",
  ];
  const others = [
    "authorization: ",
    "api_key=",
    "call 5550100 ",
    "://a:",
    "01 23 ",
    "-----BEGIN PRIVATE KEY-----",
    "\u200b",
  ];

  it.each([...units, ...others])("that repeats %j takes time in proportion to its length", (unit) => {
    const { redact } = setUp({ maxBytes: 16_000_000 });
    const timeOf = (length: number) => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const times = [0, 1, 2].map(() => {
        // The processor's time of this process: what else runs on the machine does not count.
        const from = process.cpuUsage();
        redact(text);
        const { user, system } = process.cpuUsage(from);
        return (user + system) / 1000;
      });
      return Math.min(...times);
    };
    timeOf(10_000);
    const one = timeOf(10_000);
    // 16 if it grows with the length, 256 if with its square; between them there is room for a busy machine.
    expect(timeOf(160_000) / Math.max(one, 1)).toBeLessThan(128);
  });

  it("of any length costs no more than the bytes that are kept", () => {
    const { redact } = setUp();
    for (const unit of units) expect(Buffer.byteLength(redact(unit.repeat(500_000)))).toBeLessThanOrEqual(8192);
  });
});
