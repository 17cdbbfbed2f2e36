// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { query, queryOne } from "../database/query.js";
import { percentilesSql, timedCall } from "./figure-sql.js";
import type { LatencyReport, ModelLatency, SegmentLatency, SlowTurn } from "./latency.js";
import type { Scope } from "./scope.js";

/** Each segment of each turn that has an e2e: a name that comes more than once in a turn is summed. */
export const segmentRows = `waits AS (
    SELECT turn_id, run_id, e2e_ms, segment.name AS name, sum(segment.ms) AS ms
    FROM (SELECT turn_id, run_id, e2e_ms, unnest(segments) AS segment FROM turns WHERE e2e_ms IS NOT NULL)
    GROUP BY ALL)`;

export async function readLatency(connection: DuckDBConnection, scope: Scope): Promise<LatencyReport> {
  const { tables, parameters } = scope;
  const { e2e, ...parts } = await queryOne<Pick<LatencyReport, "e2e"> & LatencyReport["parts"]>(
    connection,
    `${tables} SELECT ${percentilesSql("e2e_ms")} AS e2e, ${percentilesSql("end_of_utterance_ms")} AS end_of_utterance,
       ${percentilesSql("transcription_ms")} AS transcription, ${percentilesSql("llm_ttft_ms")} AS llm_ttft,
       ${percentilesSql("tts_ttfb_ms")} AS tts_ttfb, ${percentilesSql("playback_ms")} AS playback,
       ${percentilesSql("barge_in_stop_ms")} AS barge_in_stop FROM turns`,
    parameters,
  );
  const segments = await query<SegmentLatency>(
    connection,
    `${tables}, ${segmentRows},
     slow AS (SELECT quantile_cont(e2e_ms, 0.95) AS from_ms FROM turns),
     whole AS (SELECT sum(e2e_ms) AS all_ms, sum(e2e_ms) FILTER (e2e_ms >= from_ms) AS slow_ms FROM turns, slow)
     SELECT name, unnest(${percentilesSql("ms")}), sum(ms) / nullif(any_value(all_ms), 0) AS share,
       coalesce(sum(ms) FILTER (e2e_ms >= from_ms), 0) / nullif(any_value(slow_ms), 0) AS share_of_p95
     FROM waits, slow, whole GROUP BY name ORDER BY share_of_p95 DESC NULLS LAST, share DESC NULLS LAST, name`,
    parameters,
  );
  const models = await query<ModelLatency>(
    connection,
    `${tables} SELECT provider, model, kind, count(*) AS calls, ${percentilesSql("latency_ms", timedCall)} AS latency,
       ${percentilesSql("ttft_ms")} AS ttft, ${percentilesSql("ttfb_ms")} AS ttfb
     FROM calls GROUP BY provider, model, kind ORDER BY calls DESC, provider, model, kind`,
    parameters,
  );
  return { e2e, parts, segments, costliest_segment: segments[0]?.name ?? null, models };
}

export async function readSlowestTurns(
  connection: DuckDBConnection,
  { tables, parameters }: Scope,
  limit: number,
): Promise<SlowTurn[]> {
  return query<SlowTurn>(
    connection,
    `${tables} SELECT conversation_id, turn_id, turn_index, agent AS agent_name, started_at, e2e_ms, residual_ms, segments
     FROM turns WHERE e2e_ms IS NOT NULL ORDER BY e2e_ms DESC, started_at, turn_id LIMIT ${limit}`,
    parameters,
  );
}
