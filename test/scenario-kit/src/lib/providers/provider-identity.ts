// SPDX-License-Identifier: Apache-2.0
/** Who a scripted provider says it is. */
export interface ProviderIdentity {
  readonly provider: string;
  readonly model: string;
  /** What LiveKit's plugins call a label, such as `openai.LLM`. */
  readonly label: string;
  /** Its place behind a fallback adapter, from 1; absent without one. Given by who makes the adapter. */
  readonly member?: number;
}
