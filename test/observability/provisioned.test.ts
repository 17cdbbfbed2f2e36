// SPDX-License-Identifier: Apache-2.0
import { readFile, readdir } from "node:fs/promises";
import { attributes, metrics } from "@turnspan/records";
import { type Dashboard, validateDashboard, validateRule } from "@turnspan/signoz/build";
import { readDesired } from "@turnspan/signoz";
import { describe, expect, it } from "vitest";
import { stackDir } from "./compose-files.js";

const filesOf = async (folder: string): Promise<[string, unknown][]> =>
  Promise.all(
    (await readdir(`${stackDir}${folder}`))
      .filter((file) => file.endsWith(".json") && file !== "values.json")
      .map(async (file): Promise<[string, unknown]> => [
        file,
        JSON.parse(await readFile(`${stackDir}${folder}/${file}`, "utf8")),
      ]),
  );
const dashboards = await filesOf("dashboards");
const desired = await readDesired(stackDir, {});

const ofResource = ["service.name", "deployment.environment"];
const ofSpan = ["name", "duration_nano", "trace_id", "has_error"];
const attributeNames = new Set<string>([
  ...Object.values(attributes).map(({ name }) => name),
  ...ofResource,
  ...ofSpan,
]);
const metricNames = new Set(
  Object.values(metrics).flatMap(({ name, kind }) =>
    kind === "histogram" ? [`${name}.bucket`, `${name}.count`] : [name],
  ),
);

/** Names that filters, expressions, groups and SQL of a dashboard or a rule read. */
function namesIn(value: unknown): { fields: string[]; metricsRead: string[] } {
  const textOf = JSON.stringify(value);
  const quoted = (pattern: RegExp) => [...textOf.matchAll(pattern)].map(([, name]) => name ?? "");
  const conditions = quoted(/"expression":"((?:[^"\\]|\\.)*)"/g).flatMap((expression) =>
    // Without texts, numbers, variables and functions only names and words are left.
    (expression.replaceAll(/'[^']*'|\$\w+|\b\d+\b|\w+(?=\()/g, " ").match(/[a-z_][\w.]*/g) ?? []).filter(
      (word) => !["true", "false"].includes(word),
    ),
  );
  return {
    fields: [
      ...conditions,
      ...quoted(/"groupBy":\[\{"name":"([^"]+)"/g),
      ...quoted(/(?:attributes_(?:string|number|bool)|resources_string)\['([^']+)'\]/g),
      ...quoted(/mapContains\(attributes_number, '([^']+)'\)/g),
    ],
    metricsRead: quoted(/"metricName":"([^"]+)"/g),
  };
}

describe.each(dashboards)("the dashboard %s", (_file, dashboard) => {
  it("is what SigNoz takes", () => expect(validateDashboard(dashboard)).toEqual([]));

  it("reads only attributes and metrics that Turnspan writes", () => {
    const { fields, metricsRead } = namesIn((dashboard as Dashboard).spec.panels);
    expect(fields.length + metricsRead.length).toBeGreaterThan(5);
    expect(fields.filter((name) => !attributeNames.has(name))).toEqual([]);
    expect(metricsRead.filter((name) => !metricNames.has(name))).toEqual([]);
  });
});

describe.each(desired.rules.map((rule): [string, unknown] => [rule.alert, rule]))("the rule %s", (_name, rule) => {
  it("is what SigNoz takes, its values filled in", () => expect(validateRule(rule)).toEqual([]));

  it("reads only attributes and metrics that Turnspan writes", () => {
    const { fields, metricsRead } = namesIn(rule);
    expect(fields.length + metricsRead.length).toBeGreaterThan(0);
    expect(fields.filter((name) => !attributeNames.has(name))).toEqual([]);
    expect(metricsRead.filter((name) => !metricNames.has(name))).toEqual([]);
  });
});

describe("the folder", () => {
  it("has the six dashboards and the nine rules", () => {
    expect(dashboards.map(([file]) => file).toSorted()).toEqual([
      "conversation-quality.json",
      "cost.json",
      "one-conversation.json",
      "reliability.json",
      "turn-latency.json",
      "voice-overview.json",
    ]);
    expect(desired.rules.length).toBe(9);
  });
});

describe("the validator", () => {
  const broken = (change: (copy: { spec: { panels: Record<string, unknown>; layouts: unknown[] } }) => void) => {
    const copy = structuredClone(dashboards[0]?.[1]) as Parameters<typeof change>[0];
    change(copy);
    return validateDashboard(copy).join("\n");
  };

  it("refuses a field that SigNoz does not know", () => {
    expect(broken((copy) => Object.assign(copy.spec, { refresh: "1m" }))).toContain("refresh");
  });

  it("refuses a reference to no panel, and a panel that is placed nowhere", () => {
    const said = broken((copy) => {
      const [key = ""] = Object.keys(copy.spec.panels);
      copy.spec.panels["renamed"] = copy.spec.panels[key];
      delete copy.spec.panels[key];
    });
    expect(said).toContain("which is no panel");
    expect(said).toContain("renamed is placed nowhere");
  });

  it("refuses two queries in a panel", () => {
    const said = broken((copy) => {
      const panel = Object.values(copy.spec.panels)[0] as { spec: { queries: unknown[] } };
      panel.spec.queries.push(panel.spec.queries[0]);
    });
    expect(said).toContain("exactly one query");
  });

  it("refuses a metric that is reduced to one value without saying how", () => {
    const said = broken((copy) => {
      for (const panel of Object.values(copy.spec.panels) as {
        spec: { queries: { kind: string; spec: { plugin: { spec: { aggregations?: { reduceTo?: string }[] } } } }[] };
      }[]) {
        for (const one of panel.spec.queries)
          for (const aggregation of one.spec.plugin.spec.aggregations ?? []) delete aggregation.reduceTo;
      }
    });
    expect(said).toContain("reduceTo");
  });
});
