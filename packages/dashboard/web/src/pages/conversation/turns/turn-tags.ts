// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { Tone } from "../../../parts/tag.js";
import { formatCounted, formatMs } from "../../../text/figures.js";

interface TurnTag {
  readonly word: string;
  readonly tone: Tone;
  readonly tip: string;
}

/** What is out of the ordinary in a turn; red is harm, amber is what needs a look. */
export function turnTags(turn: TurnRecord, failedCalls: number): TurnTag[] {
  return [
    outcome(turn),
    interruption(turn),
    falseInterruption(turn),
    retries(turn, failedCalls),
    tools(turn),
    budget(turn),
  ].filter((tag) => tag !== null);
}

/** Why a turn has no wait; undefined where it has one. */
export function noWaitReason(turn: TurnRecord): string | undefined {
  if (turn.latency.e2e_ms !== null) return undefined;
  if (turn.initiator === "agent") return "The agent began: nobody waited for it.";
  if (turn.agent_started_speaking_at === null) return "The agent was never heard in this turn.";
  return "It is not known when the caller stopped speaking.";
}

function outcome(turn: TurnRecord): TurnTag | null {
  if (turn.success === null) {
    return { word: "unanswered", tone: "plain", tip: "It ended before an answer was heard, and nothing had failed." };
  }
  if (turn.success) return null;
  return { word: "failed", tone: "bad", tip: turn.error_type ?? "No class of the error was recorded." };
}

function interruption(turn: TurnRecord): TurnTag | null {
  if (!turn.interrupted) return null;
  const after = turn.interrupted_after_ms === null ? "" : `, after ${formatMs(turn.interrupted_after_ms)} of speech`;
  switch (turn.interrupted_by) {
    case "agent":
      return { word: "ended early", tone: "plain", tip: `The agent's own code cut its speech${after}.` };
    case "close":
      return { word: "cut by the end", tone: "plain", tip: `The end of the session cut the agent's speech${after}.` };
    case "user":
    case null: {
      const stopped = turn.barge_in_stop_ms === null ? "" : `; the agent stopped in ${formatMs(turn.barge_in_stop_ms)}`;
      return { word: "interrupted", tone: "bad", tip: `The caller cut the agent's speech${after}${stopped}.` };
    }
  }
}

function falseInterruption({ false_interruptions: count }: TurnRecord): TurnTag | null {
  if (count === 0) return null;
  const tip = "The agent paused for a sound of the caller's and went on.";
  return { word: counted("false interruption", count), tone: "warn", tip };
}

function retries(turn: TurnRecord, failedCalls: number): TurnTag | null {
  if (failedCalls === 0) return null;
  const tip = `${formatCounted(failedCalls, "request")} failed; open the turn to see which.`;
  if (turn.success === false) return { word: counted("request failed", failedCalls), tone: "bad", tip };
  return { word: counted("retried", failedCalls), tone: "warn", tip };
}

function tools(turn: TurnRecord): TurnTag | null {
  const failed = turn.tools.filter((tool) => tool.success === false);
  if (failed.length === 0) return null;
  const tip = failed.map((tool) => `${tool.name}: ${tool.error_type ?? "no class of the error"}`).join("\n");
  return { word: counted("tool failed", failed.length), tone: "warn", tip };
}

function budget(turn: TurnRecord): TurnTag | null {
  if (turn.budget_exceeded !== true) return null;
  return { word: "over budget", tone: "warn", tip: "The turn cost more than it was allowed to." };
}

function counted(word: string, count: number): string {
  return count === 1 ? word : `${word} ${count}×`;
}
