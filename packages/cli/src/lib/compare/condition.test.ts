// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { CommandError } from "../program/command-error.js";
import { judge, parseCondition } from "./condition.js";

const read = (text: string) => {
  const { figure, operator, kind, bound } = parseCondition(text);
  return [figure.name, operator, kind, bound];
};
const failed = (text: string, a: number | null, b: number | null) => judge(parseCondition(text), a, b).failed;

describe("parseCondition", () => {
  it("takes a signed percentage as a change from A", () => {
    expect(read("e2e_p95>+10%")).toEqual(["e2e_p95", ">", "relative", 0.1]);
    expect(read("success_rate < -5%")).toEqual(["success_rate", "<", "relative", -0.05]);
  });

  it("takes a signed amount as a difference, one without a sign as B itself", () => {
    expect(read("e2e_p95>=+200ms")).toEqual(["e2e_p95", ">=", "difference", 200]);
    expect(read("e2e_p95>1.5s")).toEqual(["e2e_p95", ">", "value", 1500]);
    expect(read("cost_per_minute>+$0.01")).toEqual(["cost_per_minute", ">", "difference", 0.01]);
    expect(read("cost>20usd")).toEqual(["cost", ">", "value", 20]);
    expect(read("success_rate<-1pp")).toEqual(["success_rate", "<", "difference", -0.01]);
    expect(read("fallback_rate>2%")).toEqual(["fallback_rate", ">", "value", 0.02]);
    expect(read("conversations<100")).toEqual(["conversations", "<", "value", 100]);
  });

  it("says which part is wrong, and what would be right", () => {
    const error = (text: string): CommandError => {
      try {
        parseCondition(text);
      } catch (thrown) {
        if (thrown instanceof CommandError) return thrown;
      }
      throw new Error(`${text} was taken`);
    };
    expect(error("e2e_p95").why).toContain("<figure><operator><bound>");
    expect(error("e2e_p96>+10%").fix).toContain("e2e_p95");
    expect(error("e2e_p95>+10").fix).toContain("+200ms");
    expect(error("cost>+5ms").fix).toContain("+$0.01");
    expect(error("success_rate<1pp").fix).toContain("2% (B itself)");
    expect(error("cost>$5ms").why).toContain("both");
  });
});

describe("judge", () => {
  it("holds the change, the difference or the value against the bound", () => {
    expect([failed("e2e_p95>+10%", 1000, 1101), failed("e2e_p95>+10%", 1000, 1100)]).toEqual([true, false]);
    expect([failed("success_rate<-1pp", 0.99, 0.97), failed("success_rate<-1pp", 0.99, 0.985)]).toEqual([true, false]);
    expect([failed("e2e_p95>1500ms", null, 1600), failed("e2e_p95>1500ms", null, 1400)]).toEqual([true, false]);
  });

  it("closes the gate when a side that is needed is unknown", () => {
    expect([failed("e2e_p95>+10%", null, 1000), failed("e2e_p95<-10%", 1000, null)]).toEqual([true, true]);
    expect(failed("cost>+10%", 0, 5)).toBe(true);
    expect(failed("cost>+10%", 0, 0)).toBe(false);
  });
});
