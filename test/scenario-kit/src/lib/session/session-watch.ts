// SPDX-License-Identifier: Apache-2.0
import { voice } from "@livekit/agents";
import { pause } from "../clock/pause.js";
import type { Cue } from "../scenario/step.js";
import type { OpenSession } from "./open-session.js";

// A state counts once it has held for so long: between two steps of an answer the agent can seem idle for a moment.
const steadyMs = 80;
const deadlineMs = 15_000;

/** Waits for what the agent really does. Every wait ends at a deadline with an error that says what was waited for. */
export class SessionWatch {
  readonly #open: OpenSession;
  closedBecause: string | null = null;
  /** Epoch ms. */
  closedAtMs: number | null = null;
  /** When the session closed, once each time it was started. Epoch ms. */
  readonly closings: number[] = [];

  constructor(open: OpenSession) {
    this.#open = open;
    open.session.on(voice.AgentSessionEventTypes.Close, ({ reason }) => {
      this.closedBecause = reason;
      this.closedAtMs = Date.now();
      this.closings.push(this.closedAtMs);
    });
  }

  /** Resolves once the caller has heard the agent for `ms` in a stretch that began at or after `sinceMs` (epoch ms). */
  async heardFor(ms: number, sinceMs: number): Promise<void> {
    await until(`the agent to be heard for ${ms} ms`, 0, () =>
      (this.#open.ear?.played ?? []).some(
        ({ startedAtMs, playedMs }) => (startedAtMs ?? 0) >= sinceMs && playedMs >= ms,
      ),
    );
  }

  /** Resolves once what the cue names is so; `sinceMs` is when the last thing was done (epoch ms). */
  async cue(cue: Cue, sinceMs: number): Promise<void> {
    const { ledger, surroundings, session, ear } = this.#open;
    const isWorking = () => surroundings.toolRuns.some(({ endedAtMs }) => endedAtMs === null);
    const models = () =>
      ledger.requests.filter(
        ({ kind, startedAtMs }) => (kind === "llm" || kind === "realtime") && startedAtMs >= sinceMs,
      );
    const heard = () => (ear?.played ?? []).filter(({ startedAtMs }) => (startedAtMs ?? 0) >= sinceMs);
    const isIdle = () => session.agentState === "listening" && !isWorking();
    switch (cue) {
      case "answered":
        return await until("the agent to finish its answer", steadyMs, () => {
          const stretches = heard();
          return isIdle() && stretches.length > 0 && stretches.every(({ endedAtMs }) => endedAtMs !== null);
        });
      case "idle":
        return await until(
          "the agent to be idle",
          steadyMs,
          () => isIdle() && heard().every(({ endedAtMs }) => endedAtMs !== null),
        );
      case "llm_running":
        return await until("a model to be at work", 0, () => models().some(({ endedAtMs }) => endedAtMs === null));
      case "llm_served":
        return await until("a model to be done", 0, () => models().some(({ usageSent }) => usageSent));
      case "tool_running":
        return await until("a tool to be at work", 0, isWorking);
      case "closed":
        return await until("the session to close", 0, () => this.closedBecause !== null);
    }
  }
}

async function until(what: string, forMs: number, isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  let soSince: number | null = null;
  for (;;) {
    const now = performance.now();
    if (!isSo()) soSince = null;
    else if (now - (soSince ??= now) >= forMs) return;
    if (now > deadline) throw new Error(`waited ${deadlineMs} ms for ${what}`);
    await pause(5);
  }
}
