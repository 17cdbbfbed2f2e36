// SPDX-License-Identifier: Apache-2.0
import { APIConnectionError, APIStatusError, APITimeoutError } from "@livekit/agents";

/**
 * How a provider fails: it drops the connection or does not answer in time, which LiveKit retries, or it refuses the
 * request with status 401, which LiveKit does not.
 */
export type FailureKind = "dropped" | "timed_out" | "refused";

/** How the requests of a provider end, in order, null for well; what comes after the last ends well. One kind: all fail. */
export type FailurePlan = FailureKind | readonly (FailureKind | null)[];

/** Takes the failures of a plan one by one. */
export class FailureScript {
  readonly #plan: FailurePlan;
  #taken = 0;

  constructor(plan: FailurePlan = []) {
    this.#plan = plan;
  }

  /** How the next request fails; null if it ends well. */
  take(): FailureKind | null {
    return typeof this.#plan === "string" ? this.#plan : (this.#plan[this.#taken++] ?? null);
  }
}

/** The error that a plugin throws for a failure. */
export function errorOf(kind: FailureKind): Error {
  switch (kind) {
    case "dropped":
      return new APIConnectionError({ message: "the scripted provider dropped the connection" });
    case "timed_out":
      return new APITimeoutError({ message: "the scripted provider did not answer in time" });
    case "refused":
      return new APIStatusError({ message: "the scripted provider refused", options: { statusCode: 401 } });
  }
}
