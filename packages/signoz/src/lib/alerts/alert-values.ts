// SPDX-License-Identifier: Apache-2.0

/** The thresholds as they are delivered; `observability/alerts/values.json` is the copy to edit. */
export const alertValues = {
  /** Seconds. */
  turn_wait_p95_s: 2,
  /** Seconds. */
  llm_ttft_s: 2,
  /** Failed requests and tools in five minutes. */
  error_count: 5,
  /** Percent of requests in fifteen minutes. */
  error_percent: 5,
  /** USD in 24 hours. */
  daily_cost_usd: 50,
  /** Times the average of the same agent's conversations in the 7 days before. */
  conversation_cost_factor: 3,
  /** Percent of requests in fifteen minutes. */
  fallback_percent: 10,
  /** Minutes without a turn. */
  silent_for_min: 15,
  /** Failed exports and dropped items in ten minutes. */
  export_trouble_count: 0,
} as const;

export type AlertValue = keyof typeof alertValues;
