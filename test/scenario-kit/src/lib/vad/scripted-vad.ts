// SPDX-License-Identifier: Apache-2.0
import { type VADEvent, VADEventType, VADStream, VAD } from "@livekit/agents";
import type { AudioFrame } from "@livekit/rtc-node";
import { isLoud } from "../audio/is-loud.js";
import type { EndOfSpeech } from "./listening-vad.js";

// Speech is reported after so much of it, and its end after so much silence, in ms.
const startAfterMs = 60;
const endAfterMs = 260;

/** A detector without a model: it places speech exactly where the frames are loud. */
export class ScriptedVad extends VAD {
  override label = "scripted.VAD";
  readonly endsOfSpeech: EndOfSpeech[] = [];

  constructor() {
    super({ updateInterval: 20 });
  }

  override stream(): VADStream {
    return new ScriptedVadStream(this);
  }

  /** Notes an end of speech. Several streams may hear the same one. */
  note(end: EndOfSpeech): void {
    const last = this.endsOfSpeech.at(-1);
    if (last === undefined || end.placedAtMs - last.placedAtMs > endAfterMs) this.endsOfSpeech.push(end);
  }
}

class ScriptedVadStream extends VADStream {
  readonly #detector: ScriptedVad;
  #speaking = false;
  #speechMs = 0;
  #silenceMs = 0;
  /** The whole utterance, silence at its end included. */
  #utteranceMs = 0;
  #samples = 0;
  #heard: AudioFrame[] = [];

  constructor(detector: ScriptedVad) {
    super(detector);
    this.#detector = detector;
    void this.#listen();
  }

  async #listen(): Promise<void> {
    for (;;) {
      const { done, value } = await this.inputReader.read();
      if (done || this.closed) return;
      if (typeof value === "symbol") this.#reset();
      else this.#hear(value);
    }
  }

  #hear(frame: AudioFrame): void {
    const frameMs = (frame.samplesPerChannel / frame.sampleRate) * 1000;
    this.#samples += frame.samplesPerChannel;
    const loud = isLoud(frame.data);
    this.#speechMs = loud ? this.#speechMs + frameMs : 0;
    this.#silenceMs = loud ? 0 : this.#silenceMs + frameMs;
    if (this.#speaking || loud) this.#heard.push(frame);
    if (this.#speaking) this.#utteranceMs += frameMs;
    this.#send(VADEventType.INFERENCE_DONE, [frame]);
    if (!this.#speaking && !loud) this.#heard = [];
    if (!this.#speaking && this.#speechMs >= startAfterMs) {
      this.#speaking = true;
      this.#utteranceMs = this.#speechMs;
      this.#send(VADEventType.START_OF_SPEECH, this.#heard);
    } else if (this.#speaking && this.#silenceMs >= endAfterMs) {
      this.#speaking = false;
      this.#utteranceMs -= this.#silenceMs;
      const reportedAtMs = Date.now();
      this.#detector.note({ placedAtMs: reportedAtMs - this.#silenceMs, reportedAtMs });
      this.#send(VADEventType.END_OF_SPEECH, this.#heard);
      this.#heard = [];
      this.#utteranceMs = 0;
    }
  }

  #reset(): void {
    this.#speaking = false;
    this.#speechMs = this.#silenceMs = this.#utteranceMs = 0;
    this.#heard = [];
  }

  #send(type: VADEventType, frames: AudioFrame[]): void {
    const event: VADEvent = {
      type,
      samplesIndex: this.#samples,
      timestamp: Date.now(),
      speechDuration: this.#utteranceMs,
      silenceDuration: this.#silenceMs,
      frames: [...frames],
      probability: this.#speechMs > 0 ? 1 : 0,
      inferenceDuration: 0,
      speaking: this.#speaking,
      rawAccumulatedSilence: this.#silenceMs,
      rawAccumulatedSpeech: this.#speechMs,
    };
    this.sendVADEvent(event);
  }
}
