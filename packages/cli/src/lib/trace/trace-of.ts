// SPDX-License-Identifier: Apache-2.0
import { spanNames } from "@turnspan/records";
import type { CallRecord, ToolExecution, TurnRecord } from "@turnspan/records";
import type { Conversation } from "@turnspan/store";
import type { TraceNode } from "./trace-node.js";

type Draft = TraceNode & { readonly children: TraceNode[] };

/** The span tree of a conversation, built from its records alone. */
export function traceOf(conversation: Pick<Conversation, "run" | "turns" | "calls">): TraceNode {
  const { run, turns, calls } = conversation;
  const root: Draft = {
    kind: "conversation",
    name: spanNames.conversation,
    startMs: Date.parse(run.started_at),
    endMs: timeOrNull(run.completed_at),
    record: run,
    children: [],
  };
  // Only turns and tools are parents, so no chain of ids can be a loop.
  const parents = new Map<string, Draft>();
  for (const turn of turns) {
    const node = turnNode(turn);
    root.children.push(node);
    parents.set(turn.span_id, node);
    for (const tool of turn.tools) {
      const child = toolNode(tool);
      node.children.push(child);
      parents.set(tool.span_id, child);
    }
  }
  for (const call of calls) {
    const parent = call.parent_span_id === null ? undefined : parents.get(call.parent_span_id);
    (parent ?? root).children.push(callNode(call));
  }
  return byStart(root);
}

function turnNode(turn: TurnRecord): Draft {
  const children: TraceNode[] = [];
  const part = (
    kind: "user_speech" | "end_of_turn" | "agent_speech",
    name: string,
    from: string | null,
    to: string | null,
  ): void => {
    if (from === null || to === null) return;
    children.push({ kind, name, startMs: Date.parse(from), endMs: Date.parse(to), record: turn, children: [] });
  };
  part("user_speech", spanNames.userSpeech, turn.user_started_speaking_at, turn.user_stopped_speaking_at);
  part("end_of_turn", spanNames.endOfTurn, turn.user_stopped_speaking_at, turn.committed_at);
  part("agent_speech", spanNames.agentSpeech, turn.agent_started_speaking_at, turn.agent_stopped_speaking_at);
  return {
    kind: "turn",
    name: spanNames.turn,
    startMs: Date.parse(turn.started_at),
    endMs: Date.parse(turn.ended_at),
    record: turn,
    children,
  };
}

function toolNode(tool: ToolExecution): Draft {
  return {
    kind: "execute_tool",
    name: spanNames.executeTool(tool.name),
    ...callSpan(tool.started_at, tool.duration_ms),
    record: tool,
    children: [],
  };
}

function callNode(call: CallRecord): TraceNode {
  return {
    kind: "call",
    name: callName(call),
    ...callSpan(call.timestamp, lengthOf(call)),
    record: call,
    children: [],
  };
}

function callSpan(startedAt: string, durationMs: number | null): { startMs: number; endMs: number | null } {
  const startMs = Date.parse(startedAt);
  return { startMs, endMs: durationMs === null ? null : startMs + durationMs };
}

/** A continuous stream has no duration of its own; the audio that it heard stands for it. */
function lengthOf(call: CallRecord): number | null {
  return call.latency_ms ?? (call.kind === "stt" ? call.audio_duration_ms : null);
}

function callName(call: CallRecord): string {
  switch (call.kind) {
    case "llm":
      return spanNames.chat(call.model_id);
    case "stt":
      return spanNames.speechToText(call.model_id);
    case "tts":
      return spanNames.textToSpeech(call.model_id);
    case "realtime":
    case "turn_detector":
    case "interruption":
    case "embedding":
    case "rerank":
    case "other":
      return call.model_id === null ? call.kind : `${call.kind} ${call.model_id}`;
  }
}

function timeOrNull(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}

function byStart(node: TraceNode): TraceNode {
  return { ...node, children: node.children.toSorted((a, b) => a.startMs - b.startMs).map(byStart) };
}
