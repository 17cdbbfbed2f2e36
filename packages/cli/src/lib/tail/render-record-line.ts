// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, TurnspanRecord, WorkflowRunRecord } from "@turnspan/records";
import pc from "picocolors";
import { statusColor } from "../conversations/status-color.js";
import { cut, fit } from "../text/fit.js";
import { formatCounted, formatMs, formatUsd } from "../text/figures.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { gap } from "../text/table.js";
import { traceNote } from "../trace/trace-note.js";

type Colors = ReturnType<typeof pc.createColors>;

const idWidth = 13;
const kindWidth = 9;
const narrowWidth = 60;
const timeWidth = 8;

/** One line for a record: when what it tells of ended, whose it is, what it is, and its figures. Cut to the width. */
export function renderRecordLine(record: TurnspanRecord, options: RenderOptions): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const id = fit(printable(record.conversation_id ?? ""), idWidth);
  const { kind, paintKind, text, paintText } = partsOf(record, colors, width < narrowWidth);
  const withId = width >= 80;
  const room = width - timeWidth - kindWidth - 2 * gap.length - (withId ? idWidth + gap.length : 0);
  return [
    colors.dim(timeOf(record).slice(11, 19)),
    ...(withId ? [colors.dim(id)] : []),
    paintKind(fit(kind, kindWidth)),
    paintText(cut(printable(text), room)),
  ].join(gap);
}

interface Parts {
  readonly kind: string;
  readonly paintKind: (text: string) => string;
  readonly text: string;
  readonly paintText: (text: string) => string;
}

const plain = (text: string): string => text;

function partsOf(record: TurnspanRecord, colors: Colors, isNarrow: boolean): Parts {
  switch (record.type) {
    case "call":
      return {
        kind: record.kind,
        paintKind: kindColor(record.kind, colors),
        text: callText(record, isNarrow),
        paintText: record.success ? plain : colors.red,
      };
    case "turn":
      return {
        kind: `turn ${record.turn_index}`,
        paintKind: colors.bold,
        text: turnText(record),
        paintText: record.success === false ? colors.red : record.interrupted ? colors.yellow : plain,
      };
    case "workflow_run":
      return {
        kind: "session",
        paintKind: colors.bold,
        text: runText(record),
        paintText: statusColor(record.status, colors),
      };
  }
}

function timeOf(record: TurnspanRecord): string {
  if (record.type === "call") {
    return new Date(Date.parse(record.timestamp) + (record.latency_ms ?? 0)).toISOString();
  }
  if (record.type === "turn") return record.ended_at;
  return record.completed_at ?? record.started_at;
}

function kindColor(kind: CallRecord["kind"], colors: Colors): (text: string) => string {
  if (kind === "llm" || kind === "realtime") return colors.magenta;
  if (kind === "stt") return colors.cyan;
  return kind === "tts" ? colors.blueBright : colors.gray;
}

function callText(call: CallRecord, isNarrow: boolean): string {
  const note = traceNote({ kind: "call", name: "", startMs: 0, endMs: null, record: call, children: [] });
  return [
    [isNarrow ? null : call.provider, call.model_id].filter((part) => part !== null).join("/"),
    note.harm,
    note.alert,
    call.latency_ms === null || call.kind === "stt" ? "" : formatMs(call.latency_ms),
    ...note.details,
    costOf(call) === null ? "" : formatUsd(costOf(call)),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function costOf(call: CallRecord): number | null {
  return call.actual_cost ?? call.estimated_cost;
}

function turnText(turn: TurnRecord): string {
  const note = traceNote({ kind: "turn", name: "", startMs: 0, endMs: null, record: turn, children: [] });
  return [
    turn.initiator === "user" ? "caller" : "agent",
    note.harm,
    note.alert,
    ...note.details,
    turn.tools.length === 0 ? "" : turn.tools.map(({ name }) => name).join(" "),
    turn.cost.total === null ? "" : formatUsd(turn.cost.total),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function runText(run: WorkflowRunRecord): string {
  if (run.status === "running") return ["started", run.agent_name].filter((part) => part !== null).join(", ");
  return [
    run.status,
    run.agent_name,
    run.total_duration_ms === null ? null : formatMs(run.total_duration_ms),
    formatCounted(run.turns, "turn"),
    run.total_cost === null ? null : formatUsd(run.total_cost),
    run.errors === 0 ? null : formatCounted(run.errors, "error"),
  ]
    .filter((part) => part !== null)
    .join(", ");
}
