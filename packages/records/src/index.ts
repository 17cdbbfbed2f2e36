// SPDX-License-Identifier: Apache-2.0
/** The record contract: types, names, and how amounts are summed. Nothing here runs at import; the readers are at `@turnspan/records/readers`. */
export type {
  CallKind,
  CallRecord,
  ConversationQuality,
  LatencySegment,
  Tier,
  ToolExecution,
  TurnCost,
  TurnLatency,
  TurnRecord,
  TurnspanRecord,
  WorkflowRunRecord,
  WorkflowStage,
} from "./lib/records.js";
export { attributes } from "./lib/names/attributes.js";
export { metrics } from "./lib/names/metrics.js";
export { divideRounded, picoOfUsd, sumUsd, usdOfPico } from "./lib/money/usd.js";
export { operationNames, scopeName, spanNames } from "./lib/names/spans.js";
export { recordVersion } from "./lib/record-version.js";
