// SPDX-License-Identifier: Apache-2.0
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  type IBackoff,
} from "cockatiel";
import type { SendResult } from "./send-result.js";

/** Stands before a receiver: shut after failures in a row, or while the receiver has asked to be left alone. */
export interface Gate {
  /** Makes the attempt if the gate lets it through; of several that come while one is on trial, the rest wait for it. */
  pass(attempt: () => Promise<SendResult>): Promise<SendResult | { kind: "shut" }>;
  /** Milliseconds until an attempt would be let through; 0 if it would be now. */
  waitMs(): number;
}

interface GateOptions {
  /** A clock that nobody can set, in milliseconds. */
  readonly nowMs: () => number;
  /** Failures in a row that shut the gate. Default 3. */
  readonly failures?: number;
  /** How long it then stays shut; one attempt decides whether it opens. Default 60,000. */
  readonly shutMs?: number | undefined;
  /** Called whenever it shuts, with how long for. Must not throw. */
  readonly onShut?: (shutMs: number) => void;
  /** Called when it opens again. Must not throw. */
  readonly onOpen?: () => void;
}

/** Makes the gate of one signal. */
export function createGate({ nowMs, failures = 3, shutMs = 60_000, onShut, onOpen }: GateOptions): Gate {
  let shutUntilMs = 0;
  let askedUntilMs = 0;
  // The library measures by Date.now(), which may be set back by a day; asked through its own interface, it goes by ours.
  const untilOurClockSays: IBackoff<unknown> = {
    get duration() {
      return nowMs() < shutUntilMs ? Infinity : -Infinity;
    },
    next() {
      shutUntilMs = nowMs() + shutMs;
      return untilOurClockSays;
    },
  };
  const breaker = circuitBreaker(
    handleWhenResult((result) => (result as SendResult).kind === "retry"),
    { halfOpenAfter: untilOurClockSays, breaker: new ConsecutiveBreaker(failures) },
  );
  breaker.onBreak(() => onShut?.(shutMs));
  breaker.onReset(() => onOpen?.());
  return {
    async pass(attempt) {
      if (nowMs() < askedUntilMs) return { kind: "shut" };
      try {
        const result = await breaker.execute(attempt);
        if (result.kind === "retry" && result.retryAfterMs !== null) askedUntilMs = nowMs() + result.retryAfterMs;
        return result;
      } catch (error) {
        if (error instanceof BrokenCircuitError) return { kind: "shut" };
        throw error;
      }
    },
    waitMs() {
      const untilMs = breaker.state === CircuitState.Open ? Math.max(shutUntilMs, askedUntilMs) : askedUntilMs;
      return Math.max(0, untilMs - nowMs());
    },
  };
}
