// SPDX-License-Identifier: Apache-2.0
import type { Cast, Line } from "./cast.js";
import { makeCalls } from "./make-calls.js";
import { makeRun } from "./make-run.js";
import { makeTurn } from "./make-turn.js";
import { Random } from "./random.js";

/** What one conversation wrote, in the order of writing. */
export interface MadeConversation {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly calls: readonly Line[];
  readonly turns: readonly Line[];
  /** Its first line, and its last unless it has not ended. */
  readonly runs: readonly Line[];
}

/** Makes a conversation; the same number and start give the same one. */
export function makeConversation(number: number, startedAtMs: number): MadeConversation {
  const random = new Random(number * 7919 + 17);
  const agent = random.oneOf(["shop", "support", "booking"]);
  const rootSpanId = random.hex(16);
  const cast: Cast = {
    random,
    common: { v: 1, service_name: agent, environment: "test", trace_id: random.hex(32) },
    conversationId: `conversation-${String(number).padStart(8, "0")}`,
    runId: `run-${String(number).padStart(8, "0")}`,
    agent,
    tenant: random.chance(0.7) ? random.oneOf(["acme", "globex", "initech"]) : undefined,
    room: `room-${number % 997}`,
    rootSpanId,
  };
  const calls: Line[] = [];
  const turns: Line[] = [];
  let nowMs = startedAtMs + random.between(500, 3000);
  const count = random.between(2, 10);
  for (let index = 1; index <= count; index += 1) {
    const turn = makeTurn(cast, index, nowMs);
    turns.push(turn.line);
    calls.push(...makeCalls(cast, turn));
    nowMs = turn.endedAtMs + random.between(200, 2000);
  }
  const runs = makeRun(cast, startedAtMs, nowMs, calls, turns);
  return { startedAtMs, endedAtMs: nowMs, calls, turns, runs };
}
