// SPDX-License-Identifier: Apache-2.0
/** What to wait for. All of it is counted from the last thing that the caller or the host did. */
export type Cue =
  /** The agent has spoken since, has finished, and listens. */
  | "answered"
  /** The agent listens and is not heard. */
  | "idle"
  /** A model is at work on a reply. */
  | "llm_running"
  | "llm_served"
  | "tool_running"
  | "closed";

/** One thing that happens in a scenario, when the ones before it have happened. */
export type Step =
  /**
   * The caller speaks for `ms`; what is heard of it is up to the recognizer. Ends with the last sound, and with the last of
   * what happens meanwhile.
   */
  | { readonly do: "speak"; readonly ms: number; readonly meanwhile?: readonly Step[] }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "await"; readonly cue: Cue }
  /** Waits until the caller has heard the agent for `ms` since. */
  | { readonly do: "hear"; readonly ms: number }
  /** `session.say()`, without waiting for it. `interruptible`: default true. */
  | { readonly do: "say"; readonly text: string; readonly interruptible?: boolean }
  /** `session.generateReply()`, without waiting for it. */
  | { readonly do: "reply"; readonly instructions: string }
  /** `session.run()`, and its end. */
  | { readonly do: "run"; readonly text: string }
  /** `session.interrupt()`. */
  | { readonly do: "interrupt" }
  /** `session.commitUserTurn()`, for manual turn detection. */
  | { readonly do: "commit" }
  | { readonly do: "close"; readonly by: "user" | "job" | "participant" }
  /** The same session is started again. */
  | { readonly do: "restart" };
