// SPDX-License-Identifier: Apache-2.0
import type { Scenario, Truth } from "@turnspan/scenario-kit";
import { checkCalls } from "./check-calls.js";
import { checkCosts } from "./check-costs.js";
import { checkFallback } from "./check-fallback.js";
import { checkInterruptions } from "./check-interruptions.js";
import { checkQuality } from "./check-quality.js";
import { checkRun } from "./check-run.js";
import { checkSegments } from "./check-segments.js";
import { checkTalk } from "./check-talk.js";
import { checkTools } from "./check-tools.js";
import { checkTurns } from "./check-turns.js";
import { checkUsage } from "./check-usage.js";
import { checkWaits } from "./check-waits.js";
import { observedByConversation, truthByConversation } from "./conversations.js";
import type { Observed } from "./observed.js";
import { turnTruths } from "./turn-truth.js";

/** What is compared, in the order of the table's columns. */
export const checkNames = [
  "calls",
  "usage",
  "costs",
  "turns",
  "waits",
  "segments",
  "interruptions",
  "talk",
  "quality",
  "tools",
  "fallback",
  "run",
] as const;

export type CheckName = (typeof checkNames)[number];

/** The disagreements of records and truth, by check; empty where they agree. */
export type Verdict = Readonly<Record<CheckName, readonly string[]>>;

/** Whether a verdict names no disagreement. */
export function agrees(verdict: Verdict): boolean {
  return checkNames.every((check) => verdict[check].length === 0);
}

/** The disagreements of a verdict, each behind the name of its check. */
export function disagreementsOf(verdict: Verdict): readonly string[] {
  return checkNames.flatMap((check) => verdict[check].map((text) => `${check}: ${text}`));
}

/** One verdict over several, whose disagreements begin with the name of what they are about. */
export function joinVerdicts(named: readonly (readonly [string, Verdict])[]): Verdict {
  const of = (check: CheckName) => named.flatMap(([name, verdict]) => verdict[check].map((text) => `${name}: ${text}`));
  return {
    calls: of("calls"),
    usage: of("usage"),
    costs: of("costs"),
    turns: of("turns"),
    waits: of("waits"),
    segments: of("segments"),
    interruptions: of("interruptions"),
    talk: of("talk"),
    quality: of("quality"),
    tools: of("tools"),
    fallback: of("fallback"),
    run: of("run"),
  };
}

/** Compares what was recorded of a scenario with what really happened, conversation by conversation. */
export function checkScenario(scenario: Scenario, truth: Truth, observed: Observed): Verdict {
  const truths = truthByConversation(truth);
  const recorded = observedByConversation(observed);
  const nothing: Observed = { calls: [], turns: [], runs: [] };
  const verdicts = truths.map((one, index) => checkConversation(scenario, one, recorded[index] ?? nothing));
  const [only] = verdicts;
  const joined =
    only !== undefined && verdicts.length === 1
      ? only
      : joinVerdicts(verdicts.map((verdict, index) => [`conversation ${index + 1}`, verdict]));
  if (recorded.length === truths.length) return joined;
  const difference = `${truths.length} conversations, recorded ${recorded.length}`;
  return { ...joined, run: [...joined.run, difference] };
}

function checkConversation(scenario: Scenario, truth: Truth, observed: Observed): Verdict {
  const truths = turnTruths(scenario, truth);
  const { turns } = observed;
  return {
    calls: checkCalls(scenario, truth, observed),
    usage: checkUsage(truth, observed),
    costs: checkCosts(truth, observed),
    turns: checkTurns(scenario, observed),
    waits: checkWaits(truths, turns),
    segments: checkSegments(turns),
    interruptions: checkInterruptions(truth, truths, turns),
    talk: checkTalk(truth, truths, observed),
    quality: checkQuality(truth, truths, observed),
    tools: checkTools(scenario, truth, turns),
    fallback: checkFallback(scenario, truth, observed),
    run: checkRun(scenario, observed),
  };
}
