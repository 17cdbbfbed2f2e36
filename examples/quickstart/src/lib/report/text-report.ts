// SPDX-License-Identifier: Apache-2.0
import { type RenderOptions, renderTrace, renderTurns } from "@turnspan/cli";
import type { ExportStatus } from "./export-status.js";
import type { Outcome } from "./outcome.js";

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

function describeExport({ url, spans }: ExportStatus): string {
  if (url === null) return "in the files only; no collector is configured, and none answers on localhost:4318";
  return `${spans} exported to ${url}`;
}

function verdict({ requests, answers, disagreements }: Outcome): string {
  if (disagreements.length === 0) {
    return `Checked against ${requests.length} provider requests and ${answers.length} answers as heard: all figures agree.`;
  }
  return ["Records and truth disagree:", ...disagreements.map((disagreement) => `  - ${disagreement}`)].join("\n");
}
