// SPDX-License-Identifier: Apache-2.0
import { type RenderOptions, renderTrace, renderTurns } from "@turnspan/cli";
import type { ExportStatus } from "./export-status.js";
import type { Outcome } from "./outcome.js";
import { verdict } from "./verdict.js";

/** The outcome for people: the trace, the turns, where it all is, and whether it is right. */
export function textReport(outcome: Outcome, options: RenderOptions): string {
  const { conversation, dir, exported } = outcome;
  return [
    renderTrace(conversation, options),
    renderTurns(conversation, options),
    [
      `conversation  ${conversation.run.conversation_id}`,
      `trace         ${conversation.run.trace_id}`,
      `files         ${dir}`,
      `spans         ${describeExport(exported)}`,
    ].join("\n"),
    verdict(outcome),
  ].join("\n\n");
}

function describeExport(exported: ExportStatus): string {
  switch (exported.kind) {
    case "none":
      return "in the files only: no endpoint is set, and no collector answers at localhost:4318";
    case "sent":
      return `${exported.spans} sent to ${exported.url}`;
    case "failed":
      return `in the files; ${exported.why}`;
  }
}
