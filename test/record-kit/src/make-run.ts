// SPDX-License-Identifier: Apache-2.0
import { type Cast, type Line, timeText } from "./cast.js";

/** The first and the last line of a run; about one in fifty has only the first, of a machine that can't be asked. */
export function makeRun(
  cast: Cast,
  startedAtMs: number,
  endedAtMs: number,
  calls: readonly Line[],
  turns: readonly Line[],
): Line[] {
  const { random } = cast;
  const first: Line = {
    ...cast.common,
    type: "workflow_run",
    span_id: cast.rootSpanId,
    run_id: cast.runId,
    conversation_id: cast.conversationId,
    workflow_name: cast.agent,
    kind: "voice_conversation",
    status: "running",
    started_at: timeText(startedAtMs),
    stages: [],
    unpriced_calls: 0,
    providers_used: [],
    tiers_used: [],
    turns: 0,
    turn_latency: {},
    quality: { interruptions_by_user: 0, interruptions_by_agent: 0, false_interruptions: 0 },
    errors: 0,
    room_name: cast.room,
    agent_name: cast.agent,
    tenant: cast.tenant,
    process_id: 1,
    host_name: "another-machine",
  };
  if (random.chance(0.02)) return [first];
  const costs = calls.map((call) => call["actual_cost"] ?? call["estimated_cost"]) as (number | undefined)[];
  const priced = costs.filter((cost) => cost !== undefined);
  const waits = turns.map((turn) => (turn["latency"] as { e2e_ms?: number }).e2e_ms).filter((ms) => ms !== undefined);
  const cost = priced.length === 0 ? undefined : priced.reduce((sum, one) => sum + one, 0);
  const last: Line = {
    ...first,
    status: random.chance(0.97) ? "completed" : "failed",
    completed_at: timeText(endedAtMs),
    total_duration_ms: endedAtMs - startedAtMs,
    total_cost: cost,
    unpriced_calls: costs.length - priced.length,
    cost_by_kind: cost === undefined ? undefined : { llm: cost },
    baseline_cost: cost === undefined || random.chance(0.3) ? undefined : cost * 1.5,
    turns: turns.length,
    turn_latency: {
      p50_ms: quantile(waits, 0.5),
      p95_ms: quantile(waits, 0.95),
      max_ms: waits.length === 0 ? undefined : Math.max(...waits),
    },
    quality: {
      user_talk_ms: sumOf(turns, "user_talk_ms"),
      agent_talk_ms: sumOf(turns, "agent_talk_ms"),
      silence_ms: random.between(1000, 9000),
      longest_monologue_ms: random.between(1000, 9000),
      interruptions_by_user: turns.filter((turn) => turn["interrupted_by"] === "user").length,
      interruptions_by_agent: random.chance(0.1) ? 1 : 0,
      false_interruptions: sumOf(turns, "false_interruptions"),
      first_response_ms: waits[0],
    },
    errors: calls.filter((call) => call["success"] === false).length,
    success: true,
  };
  return [first, last];
}

function sumOf(lines: readonly Line[], field: string): number {
  return lines.reduce((sum, line) => sum + Number(line[field] ?? 0), 0);
}

function quantile(values: readonly number[], q: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  return below === undefined || above === undefined ? undefined : below + (above - below) * (position % 1);
}
