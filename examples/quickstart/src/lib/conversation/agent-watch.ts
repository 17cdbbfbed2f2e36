// SPDX-License-Identifier: Apache-2.0
import { setTimeout } from "node:timers/promises";
import type { voice } from "@livekit/agents";
import type { RealTimeAudioOutput } from "@turnspan/scenario-kit";

/** Waits for what the agent really does. Every wait ends at the deadline with an error that says what was waited for. */
export class AgentWatch {
  readonly #session: voice.AgentSession;
  readonly #ear: RealTimeAudioOutput;
  readonly #deadlineMs: number;

  constructor(session: voice.AgentSession, ear: RealTimeAudioOutput, deadlineMs = 20_000) {
    this.#session = session;
    this.#ear = ear;
    this.#deadlineMs = deadlineMs;
  }

  /** Resolves once the agent has been heard for `ms` in a stretch that started at or after `sinceMs` (epoch ms). */
  async heardFor(ms: number, sinceMs: number): Promise<void> {
    await this.#until(`the agent to be heard for ${ms} ms`, () =>
      this.#ear.played.some((segment) => (segment.startedAtMs ?? 0) >= sinceMs && segment.playedMs >= ms),
    );
  }

  /** Resolves once a stretch that started at or after `sinceMs` has been heard to its end and the agent listens again. */
  async finished(sinceMs: number): Promise<void> {
    await this.#until(
      "the agent to finish its answer",
      () =>
        this.#session.agentState === "listening" &&
        this.#ear.played.some((segment) => (segment.startedAtMs ?? 0) >= sinceMs && segment.endedAtMs !== null),
    );
  }

  async #until(what: string, done: () => boolean): Promise<void> {
    const deadline = performance.now() + this.#deadlineMs;
    while (!done()) {
      if (performance.now() > deadline) throw new Error(`waited ${this.#deadlineMs} ms for ${what}`);
      await setTimeout(10);
    }
  }
}
