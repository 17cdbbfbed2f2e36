// SPDX-License-Identifier: Apache-2.0
// Observes calls whose events are emitted by hand, and looks at the heap now and then. Run with --expose-gc and one JSON
// argument {turns, conversations, samples, dir, endpoint}; prints {heapBytes: [...], turns, dropped, problems} as JSON.
import { setImmediate as nextLoop } from "node:timers/promises";
import { initializeLogger, voice } from "@livekit/agents";
import { clock, emitTurn } from "./spoken-turn.mjs";

initializeLogger({ pretty: false, level: "silent" });
const { observe } = await import("@turnspan/livekit");
const { startTelemetry } = await import("@turnspan/telemetry");

const { turns, conversations, samples, dir, endpoint } = JSON.parse(process.argv[2]);
const telemetry = startTelemetry({ dir, endpoint, serviceName: "soak" });
const heapBytes = [];
const total = turns * conversations;
/** The first tenth fills caches and compiles code: it says nothing about growth. */
const everyTurns = Math.floor((total * 0.9) / samples);
const firstAt = total - everyTurns * samples;
let emitted = 0;

/** A session of LiveKit that is not started: its events are emitted by hand. */
function openSession() {
  const session = new voice.AgentSession({ llm: new voice.testing.FakeLLM([]), vad: null });
  session.on("error", () => {});
  return session;
}

async function measure() {
  await telemetry.flush();
  for (let round = 0; round < 3; round += 1) {
    await nextLoop();
    globalThis.gc();
  }
  heapBytes.push(process.memoryUsage().heapUsed);
}

for (let number = 1; number <= conversations; number += 1) {
  const session = openSession();
  observe(session, { agentName: "soak", conversationId: `conversation-${number}` });
  for (let index = 1; index <= turns; index += 1) {
    await emitTurn(session, index);
    emitted += 1;
    await nextLoop();
    if (emitted % 200 === 0) await telemetry.flush();
    if (emitted > firstAt && (emitted - firstAt) % everyTurns === 0) await measure();
  }
  clock.now += 100;
  session.emit("close", { createdAt: clock.now, reason: "user_initiated", error: null });
}
await telemetry.flush();
const { exported } = telemetry;
const problems = telemetry.problems.map(({ code, message, count }) => ({ code, message, count }));
process.stdout.write(`${JSON.stringify({ heapBytes, turns: emitted, spans: exported.spans, problems })}\n`, () =>
  process.exit(0),
);
