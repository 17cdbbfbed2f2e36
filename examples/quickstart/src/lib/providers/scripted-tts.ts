// SPDX-License-Identifier: Apache-2.0
import { type APIConnectOptions, AsyncIterableQueue, tts } from "@livekit/agents";
import type { AudioFrame } from "@livekit/rtc-node";
import { pause } from "../clock/pause.js";
import type { Ledger } from "../ledger/ledger.js";
import type { ServedRequest } from "../ledger/served-request.js";
import { toneFrame, toneFrameMs, toneSampleRate } from "./speaking-tone.js";
import { takeSentences } from "./take-sentences.js";

/** How the scripted voice speaks. */
export interface ScriptedVoice {
  /** Times to first byte, in ms; each request takes the next, and the first again after the last. */
  readonly ttfbMs: readonly number[];
  /** Length of the speech, in ms for each character. */
  readonly msPerCharacter: number;
  /** How many times faster than real time the audio is sent. */
  readonly speedup: number;
}

/** A voice that speaks a hum as long as the text, sentence by sentence, and enters every request in the ledger. */
export class ScriptedTts extends tts.TTS {
  override label = "scripted.TTS";
  readonly voice: ScriptedVoice;
  readonly ledger: Ledger;
  #requests = 0;

  constructor(voice: ScriptedVoice, ledger: Ledger) {
    super(toneSampleRate, 1, { streaming: true });
    this.voice = voice;
    this.ledger = ledger;
  }

  override get model(): string {
    return "scripted-tts-1";
  }

  override get provider(): string {
    return "scripted";
  }

  /** The time to first byte of the next request, in ms. */
  nextTtfbMs(): number {
    const { ttfbMs } = this.voice;
    return ttfbMs[this.#requests++ % ttfbMs.length] ?? 0;
  }

  override synthesize(): tts.ChunkedStream {
    throw new Error("this voice only streams");
  }

  override stream(options?: { connOptions?: APIConnectOptions }): tts.SynthesizeStream {
    return new ScriptedTtsStream(this, options?.connOptions);
  }
}

class ScriptedTtsStream extends tts.SynthesizeStream {
  override label = "scripted.TTSStream";
  readonly #speaker: ScriptedTts;
  readonly #sentences = new AsyncIterableQueue<string>();
  #request: ServedRequest | null = null;

  constructor(speaker: ScriptedTts, connOptions: APIConnectOptions | undefined) {
    super(speaker, connOptions);
    this.#speaker = speaker;
  }

  protected override async run(): Promise<void> {
    await Promise.all([this.#receive(), this.#speak()]);
    if (this.#request === null) return;
    this.#request.cancelled = this.abortSignal.aborted;
    this.#request.endedAtMs = Date.now();
  }

  async #receive(): Promise<void> {
    let waiting = "";
    for await (const text of this.input) {
      if (typeof text === "symbol") continue;
      const request = (this.#request ??= this.#speaker.ledger.open("tts", this.#speaker.model));
      request.characters = (request.characters ?? 0) + text.length;
      const { sentences, rest } = takeSentences(waiting + text);
      waiting = rest;
      for (const sentence of sentences) this.#send(sentence);
    }
    if (waiting !== "") this.#send(waiting);
    this.#sentences.close();
  }

  #send(sentence: string): void {
    this.markStarted();
    this.#sentences.put(sentence);
  }

  async #speak(): Promise<void> {
    // One frame is held back: only the last may say that it is final.
    let held: AudioFrame | null = null;
    let positionMs = 0;
    for await (const sentence of this.#sentences) {
      if (positionMs === 0) await pause(this.#speaker.nextTtfbMs(), this.abortSignal);
      const endMs = positionMs + sentence.length * this.#speaker.voice.msPerCharacter;
      for (; positionMs < endMs && !this.abortSignal.aborted; positionMs += toneFrameMs) {
        if (held !== null) await this.#put(held, false);
        held = toneFrame(positionMs);
      }
    }
    if (held === null || this.abortSignal.aborted) return;
    await this.#put(held, true);
    this.queue.put(tts.SynthesizeStream.END_OF_STREAM);
  }

  async #put(frame: AudioFrame, final: boolean): Promise<void> {
    const request = this.#request;
    if (request === null || this.queue.closed) return;
    request.firstByteAtMs ??= Date.now();
    request.audioMs = (request.audioMs ?? 0) + toneFrameMs;
    request.usageSent = true;
    this.queue.put({ requestId: request.requestId, segmentId: request.requestId, frame, final });
    await pause(toneFrameMs / this.#speaker.voice.speedup, this.abortSignal);
  }
}
