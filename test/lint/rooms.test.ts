// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { lintSnippets } from "./lint-snippets.js";

const livekit = "packages/livekit/src/lib";
const telemetry = "packages/telemetry/src/lib";
const imports = "eslint(no-restricted-imports)";
const globals = "eslint(no-restricted-globals)";
const properties = "eslint(no-restricted-properties)";

const use = (specifier: string) => `import * as taken from "${specifier}";\nexport { taken };`;
const useType = (specifier: string) => `import type * as it from "${specifier}";\nexport type Taken = typeof it;`;

/** What a rule must refuse: where, what, and the rule that says so. */
const refused: readonly (readonly [what: string, room: string, code: string, rule: string])[] = [
  ["turns importing node", `${livekit}/turns`, use("node:fs"), imports],
  ["turns importing a library", `${livekit}/turns`, use("zod"), imports],
  ["turns importing LiveKit's types", `${livekit}/turns`, useType("@livekit/agents"), imports],
  ["turns importing OpenTelemetry", `${livekit}/turns`, use("@opentelemetry/api"), imports],
  ["turns importing telemetry", `${livekit}/turns`, use("@turnspan/telemetry"), imports],
  ["turns importing the readers", `${livekit}/turns`, use("@turnspan/records/readers"), imports],
  ["turns importing intake", `${livekit}/turns`, use("../intake/attach.js"), imports],
  ["turns importing measures", `${livekit}/turns`, use("../measures/latency.js"), imports],
  ["turns importing what wires the rooms", `${livekit}/turns`, use("../observe.js"), imports],
  ["turns loading node later", `${livekit}/turns`, `export const later = await import("node:fs");`, imports],
  ["turns reading Date.now", `${livekit}/turns`, "export const at = Date.now();", properties],
  ["turns reading new Date()", `${livekit}/turns`, "export const at = new Date();", "turnspan(no-clock)"],
  ["turns reading Date()", `${livekit}/turns`, "export const at = Date();", "turnspan(no-clock)"],
  ["turns reading performance", `${livekit}/turns`, "export const at = performance.now();", globals],
  ["turns drawing a random number", `${livekit}/turns`, "export const id = Math.random();", properties],
  ["turns setting a timer", `${livekit}/turns`, "export const timer = setTimeout(() => 0, 1);", globals],
  ["turns reading the process", `${livekit}/turns`, "export const id = globalThis.process.pid;", globals],
  ["measures importing node", `${livekit}/measures`, use("node:crypto"), imports],
  ["measures importing intake", `${livekit}/measures`, use("../intake/attach.js"), imports],
  ["measures importing LiveKit's types", `${livekit}/measures`, useType("@livekit/agents"), imports],
  ["measures reading Date.now", `${livekit}/measures`, "export const at = Date.now();", properties],
  ["measures reading new Date()", `${livekit}/measures`, "export const at = new Date();", "turnspan(no-clock)"],
  ["measures drawing a random number", `${livekit}/measures`, "export const id = Math.random();", properties],
  ["costs importing node", `${livekit}/costs`, use("node:fs"), imports],
  ["costs reading Date.now", `${livekit}/costs`, "export const at = Date.now();", properties],
  ["intake importing LiveKit's code", `${livekit}/intake`, use("@livekit/agents"), imports],
  ["intake importing OpenTelemetry", `${livekit}/intake`, use("@opentelemetry/api"), imports],
  ["native importing LiveKit's types", `${livekit}/native`, useType("@livekit/agents"), imports],
  ["native importing the OpenTelemetry SDK", `${livekit}/native`, use("@opentelemetry/sdk-trace-base"), imports],
  ["another room importing LiveKit's types", `${livekit}/process`, useType("@livekit/agents"), imports],
  ["another room importing OpenTelemetry", `${livekit}/process`, use("@opentelemetry/api"), imports],
  ["livekit importing the read side", `${livekit}/intake`, use("@turnspan/store"), imports],
  ["telemetry's config importing the SDK", `${telemetry}/config`, use("@opentelemetry/sdk-node"), imports],
  ["telemetry's guard importing the SDK", `${telemetry}/guard`, useType("@opentelemetry/sdk-metrics"), imports],
  ["telemetry's sinks importing LiveKit", `${telemetry}/sinks/spans`, useType("@livekit/agents"), imports],
  ["telemetry importing livekit", `${telemetry}/process`, use("@turnspan/livekit"), imports],
  ["records importing another package", "packages/records/src/lib", use("@turnspan/prices"), imports],
  ["prices importing telemetry", "packages/prices/src/lib", use("@turnspan/telemetry"), imports],
  ["store importing telemetry", "packages/store/src/lib", use("@turnspan/telemetry"), imports],
  ["cli importing the write side", "packages/cli/src/lib", use("@turnspan/telemetry"), imports],
  ["the dashboard's page importing code of the store", "packages/dashboard/web/src", use("@turnspan/store"), imports],
  ["the dashboard's page importing node", "packages/dashboard/web/src", use("node:fs"), imports],
  ["the dashboard importing the write side", "packages/dashboard/src/lib", use("@turnspan/telemetry"), imports],
  ["dashboard importing the cli", "packages/dashboard/src/lib", use("@turnspan/cli"), imports],
  [
    "process.env outside of config",
    `${telemetry}/guard`,
    "export const home = process.env.HOME;",
    "node(no-process-env)",
  ],
  ["process.env in livekit", `${livekit}/intake`, "export const home = process.env.HOME;", "node(no-process-env)"],
  ["console in a package", "packages/store/src/lib", `console.log("x");\nexport {};`, "eslint(no-console)"],
  ["an explicit any", "packages/store/src/lib", "export const value: any = 1;", "typescript(no-explicit-any)"],
  [
    "a floating promise",
    "packages/store/src/lib",
    "async function read(): Promise<void> {}\nexport function start(): void {\n  read();\n}",
    "typescript(no-floating-promises)",
  ],
  [
    "a switch that forgets a case",
    "packages/store/src/lib",
    `export function say(kind: "a" | "b"): void {\n  switch (kind) {\n    case "a":\n      return;\n  }\n}`,
    "typescript(switch-exhaustiveness-check)",
  ],
  ["a default export", "packages/store/src/lib", "export default 1;", "import(no-default-export)"],
  [
    "a file of more than 300 lines",
    "packages/store/src/lib",
    `${"// line\n".repeat(300)}export {};`,
    "eslint(max-lines)",
  ],
  ["a folder that tells nothing", "packages/store/src/lib/utils", "export {};", "turnspan(telling-name)"],
];

/** What the rules must let through, so that a rule that refuses everything is seen. */
const accepted: readonly (readonly [what: string, path: string, code: string])[] = [
  [
    "turns importing record types and itself",
    `${livekit}/turns/own.ts`,
    `${useType("@turnspan/records")}\nexport * as fact from "./fact.js";`,
  ],
  [
    "turns making a date of a given time",
    `${livekit}/turns/time.ts`,
    "export const iso = (ms: number): string => new Date(ms).toISOString();",
  ],
  ["measures importing turns", `${livekit}/measures/own.ts`, useType("../turns/fact.js")],
  ["intake importing LiveKit's types", `${livekit}/intake/own.ts`, useType("@livekit/agents")],
  ["observe importing LiveKit's types", `${livekit}/observe.ts`, useType("@livekit/agents")],
  ["native importing the OpenTelemetry API", `${livekit}/native/own.ts`, use("@opentelemetry/api")],
  ["a sink importing the OpenTelemetry SDK", `${telemetry}/sinks/spans/own.ts`, use("@opentelemetry/sdk-trace-base")],
  ["process importing the OpenTelemetry SDK", `${telemetry}/process/own.ts`, use("@opentelemetry/sdk-node")],
  ["config reading the environment", `${telemetry}/config/own.ts`, "export const home = process.env.HOME;"],
  ["a test reading the clock", `${livekit}/turns/own.test.ts`, "export const at = Date.now();"],
];

const cycle = [
  {
    path: "packages/store/src/lib/cycle/one.ts",
    code: `import { two } from "./two.js";\nexport const one = (): number => two();`,
  },
  {
    path: "packages/store/src/lib/cycle/two.ts",
    code: `import { one } from "./one.js";\nexport const two = (): number => one();`,
  },
];
const unlicensed = { path: "packages/store/src/lib/unlicensed.ts", code: "export {};" };

describe("the lint configuration", () => {
  let found = new Map<string, string[]>();
  const pathOf = (room: string, index: number) => `${room}/refused-${index}.ts`;

  beforeAll(() => {
    found = lintSnippets([
      ...refused.map(([, room, code], index) => ({ path: pathOf(room, index), code })),
      ...accepted.map(([, path, code]) => ({ path, code })),
      ...cycle,
      { path: `${livekit}/turns/fact.ts`, code: "export type Fact = string;" },
      { ...unlicensed, firstLine: "" },
    ]);
  });

  it.each(refused.map(([what, room, , rule], index) => [what, pathOf(room, index), rule] as const))(
    "refuses %s",
    (_what, path, rule) => expect(found.get(path)).toContain(rule),
  );

  it.each(accepted)("accepts %s", (_what, path) => expect(found.get(path)).toEqual([]));

  it("refuses two files that import each other", () => {
    for (const { path } of cycle) expect(found.get(path)).toContain("import(no-cycle)");
  });

  it("refuses a file without its license line", () => {
    expect(found.get(unlicensed.path)).toEqual(["turnspan(spdx-line)"]);
  });
});
