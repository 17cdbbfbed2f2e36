// SPDX-License-Identifier: Apache-2.0
import { type APIConnectOptions, normalizeLanguage, stt } from "@livekit/agents";
import type { Ledger } from "../ledger/ledger.js";
import type { ServedRequest } from "../ledger/served-request.js";
import type { ProviderIdentity } from "./provider-identity.js";
import type { ProviderScript } from "./provider-script.js";
import { FailureScript, errorOf } from "./scripted-failure.js";
import type { ScriptedTranscript } from "./scripted-transcript.js";
import { UtteranceDetector } from "./utterance-detector.js";

// Longer than the longest pause inside a recording (speech/manifest.json).
const endSilenceMs = 240;
const interimEveryMs = 500;
const sampleRate = 16_000;
// A stream that fails does so as soon as it has heard a little.
const usuallyFailsAt = { of: "stream", ms: 100 } as const;
const usualIdentity: ProviderIdentity = { provider: "scripted", model: "scripted-stt-1", label: "scripted.STT" };

/** What a recognizer can be given beside its transcripts. */
export interface RecognizerScript extends ProviderScript {
  /** True for a provider that says itself when speech begins and ends. Default false. */
  readonly reportsSpeech?: boolean;
  /** When a connection that fails does so: so much audio, in ms, after its beginning or that of an utterance. Default: at once. */
  readonly failsAt?: { readonly of: "stream" | "utterance"; readonly ms: number };
}

/**
 * A recognizer that listens to the audio it is given: it finds each utterance by its energy and returns the script's next
 * text for it. It reports its usage once an utterance, with the final transcript: all audio fed since the last report.
 */
export class ScriptedStt extends stt.STT {
  override label: string;
  readonly ledger: Ledger;
  readonly identity: ProviderIdentity;
  readonly failures: FailureScript;
  readonly reportsSpeech: boolean;
  readonly failsAt: NonNullable<RecognizerScript["failsAt"]>;
  readonly #transcripts: ScriptedTranscript[];

  constructor(transcripts: readonly ScriptedTranscript[], ledger: Ledger, script: RecognizerScript = {}) {
    super({ streaming: true, interimResults: true });
    this.#transcripts = [...transcripts];
    this.ledger = ledger;
    this.identity = script.identity ?? usualIdentity;
    this.label = this.identity.label;
    this.failures = new FailureScript(script.failures);
    this.reportsSpeech = script.reportsSpeech ?? false;
    this.failsAt = script.failsAt ?? usuallyFailsAt;
  }

  override get model(): string {
    return this.identity.model;
  }

  override get provider(): string {
    return this.identity.provider;
  }

  /** Takes the next transcript of the script; null when it has no more. */
  takeTranscript(): ScriptedTranscript | null {
    return this.#transcripts.shift() ?? null;
  }

  protected override _recognize(): Promise<stt.SpeechEvent> {
    return Promise.reject(new Error("this recognizer only streams"));
  }

  override stream(options?: { connOptions?: APIConnectOptions }): stt.SpeechStream {
    return new ScriptedSttStream(this, options?.connOptions);
  }
}

class ScriptedSttStream extends stt.SpeechStream {
  override label = "scripted.STTStream";
  readonly #recognizer: ScriptedStt;
  #detector = new UtteranceDetector(endSilenceMs);
  #usage: ServedRequest;
  #fedMs = 0;
  #connectedAtMs = 0;
  #utterance: { readonly transcript: ScriptedTranscript; readonly fromMs: number; interimAtMs: number } | null = null;

  constructor(recognizer: ScriptedStt, connOptions: APIConnectOptions | undefined) {
    super(recognizer, sampleRate, connOptions);
    this.#recognizer = recognizer;
    this.#usage = recognizer.ledger.open("stt", recognizer.identity);
  }

  // The framework calls this once for each attempt.
  protected override async run(): Promise<void> {
    if (this.#usage.endedAtMs !== null) this.#startOver();
    const failure = this.#recognizer.failures.take();
    for await (const frame of this.input) {
      if (typeof frame === "symbol") continue;
      const durationMs = (frame.samplesPerChannel / frame.sampleRate) * 1000;
      this.#fedMs += durationMs;
      this.#usage.audioMs = (this.#usage.audioMs ?? 0) + durationMs;
      this.#hear(frame.data, durationMs);
      if (failure !== null && this.#isTimeToFail()) {
        Object.assign(this.#usage, { failed: true, endedAtMs: Date.now() });
        throw errorOf(failure);
      }
    }
    // Billed is what was recognised: silence after the last word is not.
    if (this.#usage.firstByteAtMs === null) this.#recognizer.ledger.withdraw(this.#usage);
    this.#usage.cancelled = true;
    this.#usage.endedAtMs = Date.now();
  }

  /** A new connection knows nothing of what the one before has heard. */
  #startOver(): void {
    this.#usage = this.#open();
    this.#detector = new UtteranceDetector(endSilenceMs);
    this.#utterance = null;
    this.#connectedAtMs = this.#fedMs;
  }

  #isTimeToFail(): boolean {
    const { of, ms } = this.#recognizer.failsAt;
    if (of === "stream") return this.#fedMs - this.#connectedAtMs >= ms;
    return this.#utterance !== null && this.#fedMs - this.#utterance.fromMs >= ms;
  }

  #hear(samples: Int16Array, durationMs: number): void {
    switch (this.#detector.hear(samples, durationMs)) {
      case "quiet":
        return;
      case "began": {
        const transcript = this.#recognizer.takeTranscript();
        if (transcript === null) throw new Error("the recognizer heard more utterances than the script has texts");
        const fromMs = this.#fedMs - durationMs;
        this.#utterance = { transcript, fromMs, interimAtMs: fromMs };
        if (this.#recognizer.reportsSpeech) this.queue.put({ type: stt.SpeechEventType.START_OF_SPEECH });
        return;
      }
      case "talking":
        this.#sendInterim();
        return;
      case "ended": {
        const utterance = this.#utterance;
        const toMs = this.#fedMs - endSilenceMs;
        const endedAtMs = Date.now() - endSilenceMs;
        this.#utterance = null;
        if (utterance === null) return;
        setTimeout(() => this.#sendFinal(utterance, toMs, endedAtMs), utterance.transcript.finalDelayMs);
      }
    }
  }

  #sendInterim(): void {
    const utterance = this.#utterance;
    if (utterance === null || utterance.transcript.text === "" || this.#fedMs - utterance.interimAtMs < interimEveryMs)
      return;
    utterance.interimAtMs = this.#fedMs;
    const words = utterance.transcript.text.split(" ");
    const heard = Math.min(words.length, Math.ceil((this.#fedMs - utterance.fromMs) / 350));
    this.#send(stt.SpeechEventType.INTERIM_TRANSCRIPT, words.slice(0, heard).join(" "), utterance.fromMs, this.#fedMs);
  }

  #sendFinal(
    utterance: { readonly transcript: ScriptedTranscript; readonly fromMs: number },
    toMs: number,
    endedAtMs: number,
  ): void {
    if (this.closed || this.queue.closed) return;
    if (utterance.transcript.text !== "") {
      this.#send(stt.SpeechEventType.FINAL_TRANSCRIPT, utterance.transcript.text, utterance.fromMs, toMs);
    }
    if (this.#recognizer.reportsSpeech) {
      this.queue.put({ type: stt.SpeechEventType.END_OF_SPEECH, speechEndTime: endedAtMs });
    }
    const usage = this.#usage;
    this.queue.put({
      type: stt.SpeechEventType.RECOGNITION_USAGE,
      requestId: usage.requestId,
      recognitionUsage: { audioDuration: (usage.audioMs ?? 0) / 1000 },
    });
    usage.usageSent = true;
    usage.endedAtMs = Date.now();
    this.#usage = this.#open();
  }

  #open(): ServedRequest {
    return this.#recognizer.ledger.open("stt", this.#recognizer.identity);
  }

  #send(type: stt.SpeechEventType, text: string, fromMs: number, toMs: number): void {
    this.#usage.firstByteAtMs ??= Date.now();
    const [startTime, endTime] = [fromMs, toMs].map((ms) => ms / 1000 + this.startTimeOffset) as [number, number];
    this.queue.put({
      type,
      requestId: this.#usage.requestId,
      alternatives: [{ language: normalizeLanguage("en"), text, startTime, endTime, confidence: 0.98 }],
    });
  }
}
