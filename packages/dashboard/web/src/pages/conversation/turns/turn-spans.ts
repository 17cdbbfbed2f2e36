// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord } from "@turnspan/records";

/** Something that took time in a turn, on the clock of the turn. */
export type TurnSpan = {
  readonly key: string;
  /** Milliseconds since the turn began. */
  readonly startMs: number;
  /** Null if it is not known, or never was. */
  readonly endMs: number | null;
} & (
  | { readonly kind: "caller" | "agent" }
  | { readonly kind: "call"; readonly call: CallRecord; readonly firstMs: number | null }
  | { readonly kind: "tool"; readonly tool: TurnRecord["tools"][number] }
);

export interface TurnSpans {
  /** By start. */
  readonly spans: readonly TurnSpan[];
  /** From the first start to the last end, milliseconds; at least 1. */
  readonly fromMs: number;
  readonly toMs: number;
  /** When the wait began and ended, since the turn began; null if it did not. */
  readonly wait: { readonly fromMs: number; readonly toMs: number } | null;
}

/** Lays a turn's work on one clock: who spoke, what was asked of models, which tools ran. */
export function spansOfTurn(turn: TurnRecord, calls: readonly CallRecord[]): TurnSpans {
  const zeroMs = Date.parse(turn.started_at);
  const since = (iso: string): number => Date.parse(iso) - zeroMs;
  const optional = (iso: string | null): number | null => (iso === null ? null : since(iso));
  const { user_started_speaking_at: userFrom, agent_started_speaking_at: agentFrom } = turn;
  const spans: TurnSpan[] = [
    ...(userFrom === null
      ? []
      : [
          {
            key: "caller",
            kind: "caller",
            startMs: since(userFrom),
            endMs: optional(turn.user_stopped_speaking_at),
          } as const,
        ]),
    ...calls.map((call): TurnSpan => spanOfCall(call, since(call.timestamp))),
    ...turn.tools.map((tool): TurnSpan => {
      const startMs = since(tool.started_at);
      const endMs = tool.duration_ms === null ? null : startMs + tool.duration_ms;
      return { key: `tool ${tool.call_id}`, kind: "tool", tool, startMs, endMs };
    }),
    ...(agentFrom === null
      ? []
      : [
          {
            key: "agent",
            kind: "agent",
            startMs: since(agentFrom),
            endMs: optional(turn.agent_stopped_speaking_at),
          } as const,
        ]),
  ];
  const sorted = spans.toSorted((a, b) => a.startMs - b.startMs);
  const fromMs = Math.min(0, ...sorted.map((span) => span.startMs));
  const ends = sorted.map((span) => span.endMs ?? span.startMs);
  const toMs = Math.max(since(turn.ended_at), fromMs + 1, ...ends);
  return { spans: sorted, fromMs, toMs, wait: waitOf(turn, since) };
}

function spanOfCall(call: CallRecord, startMs: number): TurnSpan {
  const firstMs = call.ttft_ms ?? call.ttfb_ms;
  const lastedMs = call.latency_ms ?? firstMs;
  return {
    key: `call ${call.call_id}`,
    kind: "call",
    call,
    startMs,
    endMs: lastedMs === null ? null : startMs + lastedMs,
    firstMs: firstMs === null ? null : startMs + firstMs,
  };
}

function waitOf(turn: TurnRecord, since: (iso: string) => number): TurnSpans["wait"] {
  const { e2e_ms: waitMs } = turn.latency;
  if (waitMs === null || waitMs <= 0 || turn.agent_started_speaking_at === null) return null;
  const toMs = since(turn.agent_started_speaking_at);
  return { fromMs: toMs - waitMs, toMs };
}
