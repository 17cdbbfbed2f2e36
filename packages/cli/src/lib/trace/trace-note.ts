// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, ToolExecution, TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import { formatCount, formatCounted, formatMs, formatUsd } from "../text/figures.js";
import type { TraceNode } from "./trace-node.js";

/** What stands beside a span. */
export interface TraceNote {
  /** What went wrong, or nothing. */
  readonly harm: string;
  /** What needs a look, or nothing. */
  readonly alert: string;
  readonly details: readonly string[];
}

export function traceNote(node: TraceNode): TraceNote {
  switch (node.kind) {
    case "conversation":
      return conversationNote(node.record);
    case "turn":
      return turnNote(node.record);
    case "call":
      return callNote(node.record);
    case "execute_tool":
      return toolNote(node.record);
    case "user_speech":
    case "end_of_turn":
    case "agent_speech":
      return { harm: "", alert: "", details: [] };
  }
}

function conversationNote(run: WorkflowRunRecord): TraceNote {
  return {
    harm: run.status === "failed" ? "failed" : "",
    alert: run.status === "completed" || run.status === "failed" ? "" : run.status,
    details: [
      run.error_type,
      formatCounted(run.turns, "turn"),
      run.total_cost === null ? null : formatUsd(run.total_cost),
    ].filter((detail) => detail !== null),
  };
}

function turnNote(turn: TurnRecord): TraceNote {
  return {
    harm: turn.success === false ? "failed" : "",
    alert: [turn.success === null ? "unanswered" : "", interruption(turn)].filter((alert) => alert !== "").join(", "),
    details: [
      turn.error_type,
      turn.interrupted_after_ms === null ? null : `after ${formatMs(turn.interrupted_after_ms)}`,
      turn.latency.e2e_ms === null ? null : `waited ${formatMs(turn.latency.e2e_ms)}`,
    ].filter((detail) => detail !== null),
  };
}

function interruption(turn: TurnRecord): string {
  if (!turn.interrupted) return "";
  return turn.interrupted_by === "user" ? "interrupted" : "ended early";
}

function callNote(call: CallRecord): TraceNote {
  return {
    harm: call.success ? "" : "failed",
    alert: [call.cancelled ? "cut short" : "", call.discarded ? "discarded" : "", call.fallback_used ? "fallback" : ""]
      .filter((alert) => alert !== "")
      .join(", "),
    details: [call.error_type, ...usage(call), first(call)].filter((detail) => detail !== null),
  };
}

function usage(call: CallRecord): (string | null)[] {
  switch (call.kind) {
    case "stt":
      return [call.audio_duration_ms === null ? null : `${formatMs(call.audio_duration_ms)} audio`];
    case "tts":
      return [call.characters === null ? null : formatCounted(call.characters, "character")];
    case "llm":
    case "realtime":
    case "embedding":
    case "rerank":
    case "turn_detector":
    case "interruption":
    case "other":
      return [
        call.input_tokens === null ? null : `${formatCount(call.input_tokens)} in`,
        call.output_tokens === null ? null : `${formatCount(call.output_tokens)} out`,
      ];
  }
}

function first(call: CallRecord): string | null {
  if (call.ttft_ms !== null) return `TTFT ${formatMs(call.ttft_ms)}`;
  return call.ttfb_ms === null ? null : `TTFB ${formatMs(call.ttfb_ms)}`;
}

function toolNote(tool: ToolExecution): TraceNote {
  return {
    harm: tool.success === false ? "failed" : "",
    alert: tool.success === null ? "never returned" : "",
    details: tool.error_type === null ? [] : [tool.error_type],
  };
}
