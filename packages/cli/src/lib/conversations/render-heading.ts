// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import pc from "picocolors";
import { formatCounted, formatMs, formatTime, formatUsd } from "../text/figures.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { textWidth } from "../text/text-width.js";
import { statusColor } from "./status-color.js";

/** A few lines on a conversation: which it is, and how it went. */
export function renderHeading(run: WorkflowRunRecord, options: RenderOptions): string {
  const colors = pc.createColors(options.color ?? false);
  const name = run.agent_name ?? run.workflow_name;
  const parts = [name, run.conversation_id]
    .filter((text) => text !== null && text !== "")
    .map((text) => printable(text ?? ""));
  const title = parts.join("  ");
  const facts = [
    `${formatTime(run.started_at)} UTC`,
    run.total_duration_ms === null ? null : formatMs(run.total_duration_ms),
    formatCounted(run.turns, "turn"),
    run.turn_latency.p50_ms === null ? null : `e2e p50 ${formatMs(run.turn_latency.p50_ms)}`,
    run.turn_latency.p95_ms === null ? null : `p95 ${formatMs(run.turn_latency.p95_ms)}`,
    run.total_cost === null ? null : formatUsd(run.total_cost),
    run.errors === 0 ? null : formatCounted(run.errors, "error"),
  ].filter((fact) => fact !== null);
  const lines: string[][] = [[run.status]];
  for (const fact of facts) {
    const line = lines.at(-1) ?? [];
    if ([...line, fact].join(", ").length <= widthOf(options)) line.push(fact);
    else lines.push([fact]);
  }
  const told = lines.map((line) => line.join(", ")).join("\n");
  const status = statusColor(run.status, colors)(run.status);
  return `${colors.bold(textWidth(title) <= widthOf(options) ? title : parts.join("\n"))}\n${status}${told.slice(run.status.length)}`;
}
