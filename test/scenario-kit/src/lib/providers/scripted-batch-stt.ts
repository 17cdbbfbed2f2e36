// SPDX-License-Identifier: Apache-2.0
import { calculateAudioDurationSeconds, normalizeLanguage, stt } from "@livekit/agents";
import { pause } from "../clock/pause.js";
import type { Ledger } from "../ledger/ledger.js";
import type { ProviderIdentity } from "./provider-identity.js";
import type { ProviderScript } from "./provider-script.js";
import { FailureScript, errorOf } from "./scripted-failure.js";
import type { ScriptedTranscript } from "./scripted-transcript.js";

const usualIdentity: ProviderIdentity = {
  provider: "scripted",
  model: "scripted-batch-stt-1",
  label: "scripted.BatchSTT",
};

/** A recognizer that takes whole utterances: LiveKit cuts them with its voice activity detection, one request each. */
export class ScriptedBatchStt extends stt.STT {
  override label: string;
  readonly #ledger: Ledger;
  readonly #identity: ProviderIdentity;
  readonly #failures: FailureScript;
  readonly #transcripts: ScriptedTranscript[];

  constructor(transcripts: readonly ScriptedTranscript[], ledger: Ledger, { identity, failures }: ProviderScript = {}) {
    super({ streaming: false, interimResults: false });
    this.#transcripts = [...transcripts];
    this.#ledger = ledger;
    this.#identity = identity ?? usualIdentity;
    this.label = this.#identity.label;
    this.#failures = new FailureScript(failures);
  }

  override get model(): string {
    return this.#identity.model;
  }

  override get provider(): string {
    return this.#identity.provider;
  }

  override stream(): stt.SpeechStream {
    throw new Error("this recognizer takes whole utterances only");
  }

  protected override async _recognize(audio: Parameters<stt.STT["recognize"]>[0]): Promise<stt.SpeechEvent> {
    const transcript = this.#transcripts.shift();
    if (transcript === undefined) throw new Error("the recognizer heard more utterances than the script has texts");
    const request = this.#ledger.open("stt", this.#identity);
    request.audioMs = Math.round(calculateAudioDurationSeconds(audio) * 1000);
    await pause(transcript.finalDelayMs);
    request.endedAtMs = Date.now();
    const failure = this.#failures.take();
    if (failure !== null) {
      request.failed = true;
      throw errorOf(failure);
    }
    Object.assign(request, { firstByteAtMs: Date.now(), usageSent: true });
    const language = normalizeLanguage("en");
    return {
      type: stt.SpeechEventType.FINAL_TRANSCRIPT,
      requestId: request.requestId,
      alternatives: [{ language, text: transcript.text, startTime: 0, endTime: 0, confidence: 0.98 }],
    };
  }
}
