// SPDX-License-Identifier: Apache-2.0
import { type APIConnectOptions, AsyncIterableQueue, tts } from "@livekit/agents";
import type { AudioFrame } from "@livekit/rtc-node";
import { pause } from "../clock/pause.js";
import type { ServedRequest } from "../ledger/served-request.js";
import { errorOf } from "./scripted-failure.js";
import type { Speaker } from "./speaker.js";
import { toneFrame, toneFrameMs } from "./speaking-tone.js";
import { takeSentences } from "./take-sentences.js";

/** One streamed request: text goes in as it is written, sentences come out as audio. */
export class ScriptedTtsStream extends tts.SynthesizeStream {
  override label = "scripted.TTSStream";
  readonly #speaker: Speaker;
  #sentences = new AsyncIterableQueue<string>();
  #request: ServedRequest | null = null;

  constructor(speaker: Speaker & tts.TTS, connOptions: APIConnectOptions | undefined) {
    super(speaker, connOptions);
    this.#speaker = speaker;
  }

  // The framework calls this once for each attempt; what an attempt has taken from the input is gone for the next.
  protected override async run(): Promise<void> {
    const failure = this.#speaker.failures.take();
    this.#request = null;
    this.#sentences = new AsyncIterableQueue<string>();
    if (failure !== null) return await this.#fail(errorOf(failure));
    await Promise.all([this.#receive(), this.#speak()]);
    this.#close();
  }

  async #fail(error: Error): Promise<void> {
    const request = this.#speaker.ledger.open("tts", this.#speaker.identity);
    await pause(this.#speaker.nextTtfbMs(), this.abortSignal);
    request.failed = true;
    request.endedAtMs = Date.now();
    throw error;
  }

  #close(): void {
    if (this.#request === null) return;
    this.#request.cancelled = this.abortSignal.aborted;
    this.#request.endedAtMs = Date.now();
  }

  async #receive(): Promise<void> {
    let waiting = "";
    for await (const text of this.input) {
      if (typeof text === "symbol") continue;
      const request = (this.#request ??= this.#speaker.ledger.open("tts", this.#speaker.identity));
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
