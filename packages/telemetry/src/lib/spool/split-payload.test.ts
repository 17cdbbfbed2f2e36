// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPayload, type Half } from "./split-payload.js";

interface Traces {
  resourceSpans: { resource: string; scopeSpans: { scope: string; spans: { n: number }[] }[] }[];
}

const split = (traces: Traces) => splitPayload("spans", Buffer.from(JSON.stringify(traces)));
const parse = ({ body }: Half) => JSON.parse(Buffer.from(body).toString()) as Traces;
const places = ({ resourceSpans }: Traces) =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) => spans.map(({ n }) => `${resource} ${scope} ${n}`)),
  );

describe("splitPayload", () => {
  it("cuts in two halves, with resource and scope in both", () => {
    const traces = {
      resourceSpans: [{ resource: "r", scopeSpans: [{ scope: "s", spans: [{ n: 1 }, { n: 2 }, { n: 3 }] }] }],
    };
    const halves = split(traces) ?? [];
    expect(halves.map(parse).map(places)).toEqual([["r s 1", "r s 2"], ["r s 3"]]);
    expect(halves.map(({ items }) => items)).toEqual([2, 1]);
  });

  it("loses nothing, repeats nothing and keeps order and place, whatever the tree", () => {
    const tree = fc.record({
      resourceSpans: fc.array(
        fc.record({
          resource: fc.string(),
          scopeSpans: fc.array(
            fc.record({ scope: fc.string(), spans: fc.array(fc.record({ n: fc.nat() }), { maxLength: 4 }) }),
            {
              maxLength: 3,
            },
          ),
        }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(tree, (traces) => {
        const total = places(traces).length;
        const halves = split(traces);
        if (total < 2) return halves === null;
        if (halves === null) return false;
        const [first, second] = halves;
        const together = [...places(parse(first)), ...places(parse(second))];
        return (
          JSON.stringify(together) === JSON.stringify(places(traces)) &&
          first.items === Math.ceil(total / 2) &&
          first.items + second.items === total
        );
      }),
    );
  });

  it("knows where logs and metrics keep their items", () => {
    const logs = { resourceLogs: [{ scopeLogs: [{ logRecords: [{}, {}] }] }] };
    const metrics = { resourceMetrics: [{ scopeMetrics: [{ metrics: [{}, {}] }] }] };
    expect(splitPayload("logs", Buffer.from(JSON.stringify(logs)))).toHaveLength(2);
    expect(splitPayload("metrics", Buffer.from(JSON.stringify(metrics)))).toHaveLength(2);
  });

  it("does not cut what is one item, or none of its kind, or no JSON", () => {
    const one = { resourceSpans: [{ scopeSpans: [{ spans: [{}] }] }] };
    for (const body of [JSON.stringify(one), "{}", "[]", "null", "7", "{", "", '{"resourceSpans":7}']) {
      expect(splitPayload("spans", Buffer.from(body))).toBeNull();
    }
  });
});
