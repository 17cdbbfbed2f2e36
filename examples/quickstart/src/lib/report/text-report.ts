// SPDX-License-Identifier: Apache-2.0
import { type RenderOptions, formatUsd, renderTrace, renderTurns } from "@turnspan/cli";
import type { WorkflowRunRecord } from "@turnspan/records";
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
      `cost          ${describeCost(conversation.run)}`,
      `files         ${dir}`,
      `spans         ${describeExport(exported)}`,
    ].join("\n"),
    ...problemLines(outcome),
    verdict(outcome),
  ].join("\n\n");
}

/** What Turnspan could not do, a line each; nothing if all went well. */
export function problemLines({ problems }: Pick<Outcome, "problems">): string[] {
  if (problems.length === 0) return [];
  const lines = problems.map(
    ({ message, fix, count }) => `  - ${message} ${fix}${count > 1 ? ` (${count} times)` : ""}`,
  );
  return [["Problems:", ...lines].join("\n")];
}

/** What the conversation cost, by what, and what is not in it. */
function describeCost({ total_cost, cost_per_minute, cost_by_kind, unpriced_calls }: WorkflowRunRecord): string {
  const kinds = Object.entries(cost_by_kind ?? {}).map(([kind, usd]) => `${kind} ${formatUsd(usd)}`);
  const parts = [`${formatUsd(total_cost)}: ${kinds.join(", ")}`, `${formatUsd(cost_per_minute)} a minute`];
  if (unpriced_calls > 0) {
    parts.push(
      `not in it: ${unpriced_calls === 1 ? "1 request" : `${unpriced_calls} requests`} whose usage was never told`,
    );
  }
  return parts.join("; ");
}

function describeExport(exported: ExportStatus): string {
  switch (exported.kind) {
    case "none":
      return exported.wasLookedFor
        ? "in the files only: no collector answers at localhost:4318"
        : "in the files only: exporting is switched off";
    case "sent":
      return `${exported.spans} sent to ${exported.url}`;
    case "failed":
      return `in the files; ${exported.why}`;
  }
}
