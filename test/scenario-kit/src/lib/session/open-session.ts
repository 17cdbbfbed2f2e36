// SPDX-License-Identifier: Apache-2.0
import { initializeLogger, voice } from "@livekit/agents";
import { RealTimeAudioOutput } from "../audio/real-time-audio-output.js";
import type { RecordedAudioInput } from "../audio/recorded-audio-input.js";
import { Ledger } from "../ledger/ledger.js";
import { toneSampleRate } from "../providers/speaking-tone.js";
import type { Scenario } from "../scenario/scenario.js";
import { ScriptedVad } from "../vad/scripted-vad.js";
import type { Surroundings } from "./make-agent.js";
import { makeTurnDetector } from "../turn-detector/make-turn-detector.js";
import { makeLlm, makeProviders } from "./make-providers.js";

/** A session that is wired to scripted providers and, for a voice scenario, to an ear and a microphone. Not started. */
export interface OpenSession {
  readonly session: voice.AgentSession;
  readonly ledger: Ledger;
  readonly vad: ScriptedVad;
  readonly surroundings: Surroundings;
  /** Null in a text scenario, and while the session is not started. */
  microphone: RecordedAudioInput | null;
  /** Null in a text scenario. */
  readonly ear: RealTimeAudioOutput | null;
}

/** Wires a session. Everything that would reach for the network is off. */
export function openSession(scenario: Scenario): OpenSession {
  initializeLogger({ pretty: false, level: "silent" });
  const { providers, medium, canPause, options } = scenario;
  const ledger = new Ledger();
  const vad = new ScriptedVad();
  const session = new voice.AgentSession({
    ...makeProviders(providers, ledger, vad),
    vad: medium === "voice" && providers.realtime === undefined ? vad : null,
    // The echo canceller of a real room would need some seconds; here nothing echoes.
    aecWarmupDuration: null,
    connOptions: { llmConnOptions: retries, ttsConnOptions: retries, sttConnOptions: retries },
    ...options,
    turnHandling: {
      turnDetection: turnDetectionOf(scenario, ledger),
      interruption: { mode: "vad", falseInterruptionTimeout: 600, ...options?.turnHandling?.interruption },
      preemptiveGeneration: { enabled: false, ...options?.turnHandling?.preemptiveGeneration },
      endpointing: { minDelay: 400, ...options?.turnHandling?.endpointing },
    },
  });
  // Node throws on an "error" event that nobody hears: without a listener, an error that LiveKit would retry ends the answer.
  session.on(voice.AgentSessionEventTypes.Error, () => {});
  const ear = medium === "voice" ? new RealTimeAudioOutput(toneSampleRate, canPause) : null;
  const surroundings: Surroundings = { toolRuns: [], makeLlm: (plans) => makeLlm(plans, providers.replies, ledger) };
  return { session, ledger, vad, ear, microphone: null, surroundings };
}

const retries = { maxRetry: 2, retryIntervalMs: 100, timeoutMs: 5_000 };

function turnDetectionOf({ providers, medium, options }: Scenario, ledger: Ledger) {
  if (providers.turnDetector !== undefined) return makeTurnDetector(providers.turnDetector, ledger);
  if (providers.realtime !== undefined) return "realtime_llm";
  return medium === "text" ? null : (options?.turnHandling?.turnDetection ?? "vad");
}
