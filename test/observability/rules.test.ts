// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attributes, metrics } from "@turnspan/records";
import { readDesired } from "@turnspan/signoz";
import type { AlertRule } from "@turnspan/signoz/build";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClickHouse, startClickHouse } from "./click-house.js";
import { readText, stackDir } from "./compose-files.js";
import { evaluateRule } from "./evaluate-rule.js";
import { type MadePoint, type MadeSpan, fill, makeTables } from "./made-telemetry.js";

const { rules } = await readDesired(stackDir, {});
const ruleOf = (name: string): AlertRule => {
  const found = rules.find(({ alert }) => alert === `Turnspan: ${name}`);
  if (found === undefined) throw new Error(`there is no rule ${name}`);
  return found;
};

// Not a whole minute: what ended in the minute that goes on is not looked at.
const now = Math.floor(Date.now() / 1000) - (Math.floor(Date.now() / 1000) % 60) + 30;
const minute = 60;
const hour = 3600;
const times = <One>(count: number, make: (index: number) => One): One[] =>
  Array.from({ length: count }, (_, i) => make(i));
const agent = { [attributes.agentName.name]: "hotline" };

/** A conversation that cost so much and ended so long ago. */
const conversation = (usd: number | null, endedAgoS: number, more: Partial<MadeSpan> = {}): MadeSpan => ({
  name: "conversation",
  endedAgoS,
  durationS: 300,
  text: { ...agent, [attributes.conversationId.name]: `c-${endedAgoS}` },
  numbers: usd === null ? {} : { [attributes.workflowCostTotal.name]: usd },
  ...more,
});
/** Thirty conversations of the last days, about ten cents each. */
const usual = times(30, (index) => conversation(0.1 + (index % 3) * 0.01, 2 * hour + index * 5 * hour));
const call = (endedAgoS: number, more: Partial<MadeSpan> = {}): MadeSpan => ({
  name: "chat gpt",
  endedAgoS,
  text: {
    ...agent,
    [attributes.callId.name]: `call-${endedAgoS}`,
    [attributes.operationName.name]: "chat",
    [attributes.requestModel.name]: "gpt",
  },
  ...more,
});
const answeredIn = (seconds: number, endedAgoS: number) =>
  call(endedAgoS, { numbers: { [attributes.serverTtft.name]: seconds } });
/** A counter that rose by so much in each of the last minutes. */
const rises = (metric: string, ...values: readonly number[]): MadePoint[] =>
  values.map((value, index) => ({ metric, agoS: (values.length - 1 - index) * minute + 40, value, labels: agent }));
/** Buckets of the wait: of twenty turns in each of six minutes so many wait 4 s, the others 1 s. */
const waits = (slow: number): MadePoint[] =>
  times(6, (index) => index).flatMap((index) =>
    (
      [
        ["1", 20 - slow],
        ["4", 20],
        ["inf", 20],
      ] as const
    ).map(([le, value]) => ({
      metric: `${metrics.turnE2eLatency.name}.bucket`,
      agoS: index * minute + 40,
      value,
      labels: { ...agent, le },
    })),
  );

interface Case {
  readonly rule: string;
  readonly when: string;
  readonly spans?: readonly MadeSpan[];
  readonly points?: readonly MadePoint[];
  readonly fires: readonly string[];
}

const cases: Case[] = [
  { rule: "turn wait p95", when: "a fifth of the turns wait 4 s", points: waits(4), fires: ["hotline"] },
  { rule: "turn wait p95", when: "no turn waits longer than 1 s", points: waits(0), fires: [] },
  {
    rule: "LLM first token",
    when: "the model takes 3 s in each minute",
    spans: times(5, (index) => answeredIn(3, index * minute + 45)),
    fires: ["gpt"],
  },
  {
    rule: "LLM first token",
    when: "it took 3 s in one minute of five",
    spans: times(5, (index) => answeredIn(index === 2 ? 3 : 0.4, index * minute + 45)),
    fires: [],
  },
  {
    rule: "errors",
    when: "six fail in five minutes",
    points: rises(metrics.errors.name, 2, 2, 2),
    fires: ["hotline"],
  },
  { rule: "errors", when: "five fail, which is the limit", points: rises(metrics.errors.name, 2, 3), fires: [] },
  {
    rule: "errors",
    when: "many failed long ago",
    points: rises(metrics.errors.name, 800, 0, 0, 0, 0, 0, 0),
    fires: [],
  },
  {
    rule: "error rate",
    when: "4 of 40 fail",
    spans: times(40, (index) => call(minute + index * 15, { failed: index % 10 === 0 })),
    fires: ["hotline hotline"],
  },
  {
    rule: "error rate",
    when: "1 of 40 fails",
    spans: times(40, (index) => call(minute + index * 15, { failed: index === 7 })),
    fires: [],
  },
  {
    rule: "error rate",
    when: "2 of 3 fail, too few to tell",
    spans: times(3, (index) => call(minute + index * 15, { failed: index > 0 })),
    fires: [],
  },
  { rule: "cost of 24 hours", when: "60 USD", points: rises(metrics.cost.name, 20, 20, 20), fires: [""] },
  { rule: "cost of 24 hours", when: "40 USD", points: rises(metrics.cost.name, 20, 20), fires: [] },
  {
    rule: "dear conversation",
    when: "one costs ten times the average",
    spans: [...usual, conversation(1.1, 3 * minute)],
    fires: ["hotline hotline c-180"],
  },
  {
    rule: "dear conversation",
    when: "one began two hours ago and ended now",
    spans: [...usual, conversation(1.1, 3 * minute, { durationS: 2 * hour })],
    fires: ["hotline hotline c-180"],
  },
  {
    rule: "dear conversation",
    when: "one costs twice the average",
    spans: [...usual, conversation(0.22, 3 * minute)],
    fires: [],
  },
  {
    rule: "dear conversation",
    when: "none ended lately",
    spans: [...usual, conversation(1.1, 40 * minute)],
    fires: [],
  },
  {
    rule: "dear conversation",
    when: "a spike of another agent, which is new",
    spans: [...usual, conversation(1.1, 3 * minute, { text: { [attributes.agentName.name]: "new" } })],
    fires: [],
  },
  {
    rule: "dear conversation",
    when: "all were dear more than 7 days ago",
    spans: [...times(30, (index) => conversation(0.1, 8 * 24 * hour + index * hour)), conversation(1.1, 3 * minute)],
    fires: [],
  },
  {
    rule: "dear conversation",
    when: "its cost is unknown",
    spans: [...usual, conversation(null, 3 * minute)],
    fires: [],
  },
  {
    rule: "fallback rate",
    when: "6 of 40 are answered by another",
    spans: times(40, (index) =>
      call(minute + index * 15, { flags: { [attributes.fallbackUsed.name]: index % 7 === 0 } }),
    ),
    fires: ["hotline hotline"],
  },
  {
    rule: "fallback rate",
    when: "4 of 40, which is the limit",
    spans: times(40, (index) =>
      call(minute + index * 15, { flags: { [attributes.fallbackUsed.name]: index % 10 === 0 } }),
    ),
    fires: [],
  },
  {
    rule: "no data",
    when: "one service of two has been silent for 20 minutes",
    spans: [
      { name: "turn", endedAgoS: 20 * minute },
      { name: "turn", endedAgoS: 2 * minute, service: "another" },
    ],
    fires: ["hotline"],
  },
  {
    rule: "no data",
    when: "the last turn ended 10 minutes ago",
    spans: [{ name: "turn", endedAgoS: 10 * minute }],
    fires: [],
  },
  { rule: "no data", when: "nothing ever reported", spans: [], fires: [] },
  {
    rule: "exporter in trouble",
    when: "three items were dropped",
    points: [...rises(metrics.selfDropped.name, 1, 2), ...rises(metrics.selfExportFailures.name, 0, 0)],
    fires: [""],
  },
  {
    rule: "exporter in trouble",
    when: "an export failed",
    points: [...rises(metrics.selfDropped.name, 0), ...rises(metrics.selfExportFailures.name, 1)],
    fires: [""],
  },
  {
    rule: "exporter in trouble",
    when: "nothing was lost",
    points: [...rises(metrics.selfDropped.name, 0, 0), ...rises(metrics.selfExportFailures.name, 0, 0)],
    fires: [],
  },
];

describe("alert rules on the real ClickHouse engine", () => {
  let dir = "";
  let clickHouse: ClickHouse;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-rules-"));
    clickHouse = startClickHouse(dir);
    clickHouse.run(await readText("clickhouse/histogram-quantile.sql"));
    makeTables(clickHouse);
  });
  afterAll(async () => {
    clickHouse.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it.each(cases)("$rule, when $when: fires for $fires", ({ rule, spans = [], points = [], fires }) => {
    fill(clickHouse, now, spans, points);
    expect(evaluateRule(clickHouse, ruleOf(rule), now)).toEqual(fires);
  });

  it("are each seen firing, and each seen silent", () => {
    for (const { alert } of rules) {
      const of = cases.filter(({ rule }) => alert === `Turnspan: ${rule}`);
      expect([of.some(({ fires }) => fires.length > 0), of.some(({ fires }) => fires.length === 0)], alert).toEqual([
        true,
        true,
      ]);
    }
  });
});
