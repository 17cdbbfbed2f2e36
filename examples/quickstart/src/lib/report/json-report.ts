// SPDX-License-Identifier: Apache-2.0
import type { Outcome } from "./outcome.js";

/** The outcome as one JSON object: records as they are in the files, and the truth beside them. */
export function jsonReport({ conversation, dir, exported, requests, answers }: Outcome): string {
  const { run, turns, calls } = conversation;
  return JSON.stringify({
    conversation_id: run.conversation_id,
    trace_id: run.trace_id,
    dir,
    run,
    turns,
    calls,
    spans_exported: exported.kind === "sent" ? exported.spans : 0,
    ledger: { requests, answers },
  });
}
