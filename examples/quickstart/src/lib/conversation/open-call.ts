// SPDX-License-Identifier: Apache-2.0
import { initializeLogger, voice } from "@livekit/agents";
import {
  Ledger,
  ListeningVad,
  RealTimeAudioOutput,
  RecordedAudioInput,
  type Recording,
  ScriptedLlm,
  ScriptedStt,
  ScriptedTts,
  toneSampleRate,
} from "@turnspan/scenario-kit";
import type { Scenario } from "./scenario.js";

/** A session that is wired to the scripted providers and to the caller's ear and microphone, and not started yet. */
export interface Call {
  readonly session: voice.AgentSession;
  readonly microphone: RecordedAudioInput;
  readonly ear: RealTimeAudioOutput;
  readonly vad: ListeningVad;
  readonly ledger: Ledger;
}

/** Wires a call. Everything that would reach for the network is off. */
export function openCall(scenario: Scenario, recordings: ReadonlyMap<string, Recording>): Call {
  initializeLogger({ pretty: false, level: "silent" });
  const ledger = new Ledger();
  const vad = new ListeningVad();
  const transcripts = scenario.turns.map(({ recording, transcriptDelayMs }) => ({
    text: recordings.get(recording)?.text ?? "",
    finalDelayMs: transcriptDelayMs,
  }));
  const session = new voice.AgentSession({
    stt: new ScriptedStt(transcripts, ledger),
    llm: new ScriptedLlm(scenario.replies, ledger),
    tts: new ScriptedTts(scenario.voice, ledger),
    vad,
    turnHandling: {
      turnDetection: "vad",
      interruption: { mode: "vad" },
      preemptiveGeneration: { enabled: false },
    },
    // The echo canceller of a real room would need these seconds; here nothing echoes.
    aecWarmupDuration: null,
  });
  // Node throws on an "error" event that nobody hears: without a listener, an error that LiveKit would retry ends the answer.
  session.on(voice.AgentSessionEventTypes.Error, () => {});
  const microphone = new RecordedAudioInput();
  const ear = new RealTimeAudioOutput(toneSampleRate);
  session.input.audio = microphone;
  session.output.audio = ear;
  return { session, microphone, ear, vad, ledger };
}
