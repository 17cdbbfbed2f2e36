// SPDX-License-Identifier: Apache-2.0
import { type APIConnectOptions, tts } from "@livekit/agents";
import { pause } from "../clock/pause.js";
import type { ServedRequest } from "../ledger/served-request.js";
import { errorOf } from "./scripted-failure.js";
import type { Speaker } from "./speaker.js";
import { toneFrame, toneFrameMs } from "./speaking-tone.js";

/** One request for one piece of text: its audio comes at the voice's own pace. */
export class ScriptedTtsChunks extends tts.ChunkedStream {
  override label = "scripted.TTSChunks";
  readonly #speaker: Speaker;
  readonly #words: string;

  constructor(
    speaker: Speaker & tts.TTS,
    text: string,
    connOptions: APIConnectOptions | undefined,
    abortSignal: AbortSignal | undefined,
  ) {
    super(text, speaker, connOptions, abortSignal);
    this.#speaker = speaker;
    this.#words = text;
  }

  protected override async run(): Promise<void> {
    const request = this.#speaker.ledger.open("tts", this.#speaker.identity);
    const failure = this.#speaker.failures.take();
    request.characters = this.#words.length;
    try {
      await pause(this.#speaker.nextTtfbMs(), this.abortSignal);
      if (failure !== null && !this.abortSignal.aborted) {
        request.failed = true;
        throw errorOf(failure);
      }
      await this.#speak(request);
    } finally {
      request.endedAtMs = Date.now();
      request.cancelled = this.abortSignal.aborted;
    }
  }

  async #speak(request: ServedRequest): Promise<void> {
    const endMs = this.#words.length * this.#speaker.voice.msPerCharacter;
    for (let positionMs = 0; positionMs < endMs; positionMs += toneFrameMs) {
      if (this.abortSignal.aborted || this.queue.closed) return;
      request.firstByteAtMs ??= Date.now();
      request.audioMs = (request.audioMs ?? 0) + toneFrameMs;
      request.usageSent = true;
      const final = positionMs + toneFrameMs >= endMs;
      this.queue.put({
        requestId: request.requestId,
        segmentId: request.requestId,
        frame: toneFrame(positionMs),
        final,
      });
      await pause(toneFrameMs / this.#speaker.voice.speedup, this.abortSignal);
    }
  }
}
