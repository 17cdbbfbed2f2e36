// SPDX-License-Identifier: Apache-2.0
import type { LlmPlan } from "./provider-plan.js";

/** What a tool does once its work is done. */
export type ToolEnd =
  /** Without a value the model is not asked to say anything about it. */
  | { readonly kind: "returns"; readonly value?: string }
  | { readonly kind: "throws"; readonly message: string }
  /** To another agent; the model of this one is not asked to say anything. */
  | { readonly kind: "hands_off"; readonly to: AgentPlan }
  /** Runs an AgentTask to its end and returns what it was completed with. */
  | { readonly kind: "asks"; readonly task: AgentPlan };

/** A tool without parameters. */
export interface ToolPlan {
  readonly name: string;
  /** How long it works, in ms. */
  readonly takesMs: number;
  /** Said by `session.say()` as soon as it starts; absent for none. */
  readonly says?: string;
  readonly end: ToolEnd;
  /** True for the tool that completes the AgentTask it belongs to. Default false. */
  readonly completes?: boolean;
}

/** An agent as plain data. */
export interface AgentPlan {
  readonly name: string;
  readonly tools?: readonly ToolPlan[];
  /** Language models of its own, several behind LiveKit's fallback adapter. Absent for the session's. */
  readonly llm?: readonly LlmPlan[];
  /** What it does when it takes over: says a text, or has the model say something. Absent for nothing. */
  readonly onEnter?: { readonly say: string } | { readonly reply: string };
}
