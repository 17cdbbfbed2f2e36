// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import type { AgentPlan } from "./agent-plan.js";
import type { ExpectedTurn } from "./expected-turn.js";
import type { ProviderPlan } from "./provider-plan.js";
import type { Step } from "./step.js";

/** A whole conversation as plain data: who serves it, what happens in it, and which turns that makes. */
export interface Scenario {
  readonly name: string;
  /** What it shows, for the table. */
  readonly shows: string;
  readonly providers: ProviderPlan;
  readonly agent: AgentPlan;
  /** Beside what every scenario has: no cloud, turns by voice activity, no preemptive generation. */
  readonly options?: voice.AgentSessionOptions;
  /** `voice`: the caller has a microphone and an ear. `text`: neither. */
  readonly medium: "voice" | "text";
  /** False for an ear that can only be cut. Default true. */
  readonly canPause?: boolean;
  /** After the last step the session is closed by the user, unless it is closed. */
  readonly steps: readonly Step[];
  /** In order; where the session is restarted, those of each of its conversations. */
  readonly turns: readonly ExpectedTurn[];
  /** LiveKit's reason for the close. Default `user_initiated`. */
  readonly closeReason?: string;
  /** Requests that failed and that LiveKit tells nobody about. Default 0. */
  readonly untold?: number;
  /** Requests that were made outside of any turn. Default 0. */
  readonly outside?: number;
  /** The provider that took over from another, by the names of both. Default: none. */
  readonly fallback?: { readonly from: string; readonly to: string };
}
