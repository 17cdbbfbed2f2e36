// SPDX-License-Identifier: Apache-2.0
import type { Scenario, Truth } from "@turnspan/scenario-kit";
import { checkCalls } from "./check-calls.js";
import { checkFallback } from "./check-fallback.js";
import { checkInterruptions } from "./check-interruptions.js";
import { checkRun } from "./check-run.js";
import { checkSegments } from "./check-segments.js";
import { checkTalk } from "./check-talk.js";
import { checkTools } from "./check-tools.js";
import { checkTurns } from "./check-turns.js";
import { checkUsage } from "./check-usage.js";
import { checkWaits } from "./check-waits.js";
import type { Observed } from "./observed.js";
import { turnTruths } from "./turn-truth.js";

/** What is compared, in the order of the table's columns. */
export const checkNames = [
  "calls",
  "usage",
  "turns",
  "waits",
  "segments",
  "interruptions",
  "talk",
  "tools",
  "fallback",
  "run",
] as const;

export type CheckName = (typeof checkNames)[number];

/** The disagreements of records and truth, by check; empty where they agree. */
export type Verdict = Readonly<Record<CheckName, readonly string[]>>;

/** Compares what was recorded of a scenario with what really happened. */
export function checkScenario(scenario: Scenario, truth: Truth, observed: Observed): Verdict {
  const truths = turnTruths(scenario, truth);
  const { turns } = observed;
  return {
    calls: checkCalls(scenario, truth, observed),
    usage: checkUsage(truth, observed),
    turns: checkTurns(scenario, observed),
    waits: checkWaits(truths, turns),
    segments: checkSegments(turns),
    interruptions: checkInterruptions(truths, turns),
    talk: checkTalk(truth, truths, observed),
    tools: checkTools(scenario, turns),
    fallback: checkFallback(scenario, observed),
    run: checkRun(scenario, observed),
  };
}
