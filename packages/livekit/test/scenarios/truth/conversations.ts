// SPDX-License-Identifier: Apache-2.0
import type { Truth } from "@turnspan/scenario-kit";
import type { Observed } from "./observed.js";

/** The truth of each conversation of a session: what happened from one start to the next. */
export function truthByConversation(truth: Truth): readonly Truth[] {
  const { startedAtMs: starts } = truth;
  return starts.map((start, index) => {
    const from = index === 0 ? -Infinity : start;
    const to = starts[index + 1] ?? Infinity;
    const isIn = ({ startedAtMs }: { readonly startedAtMs: number | null }) =>
      startedAtMs === null ? index === 0 : startedAtMs >= from && startedAtMs < to;
    return {
      requests: truth.requests.filter(isIn),
      spoken: truth.spoken.filter(isIn),
      played: truth.played.filter(isIn),
      tools: truth.tools.filter(isIn),
      startedAtMs: [start],
      closedAtMs: truth.closedAtMs.slice(index, index + 1),
    };
  });
}

/** The records of each conversation, in the order in which they began. */
export function observedByConversation({ calls, turns, runs }: Observed): readonly Observed[] {
  const ids = [...new Set(runs.map((run) => run.conversation_id))];
  return ids.map((id) => {
    const isIn = (record: { readonly conversation_id: string | null }) => record.conversation_id === id;
    return { calls: calls.filter(isIn), turns: turns.filter(isIn), runs: runs.filter(isIn) };
  });
}
