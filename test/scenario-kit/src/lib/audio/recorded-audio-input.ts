// SPDX-License-Identifier: Apache-2.0
import { ReadableStream, type ReadableStreamDefaultController } from "node:stream/web";
import { voice } from "@livekit/agents";
import { AudioFrame } from "@livekit/rtc-node";
import type { Recording } from "./recording.js";

const sampleRate = 16_000;
const frameMs = 20;
const samplesPerFrame = (sampleRate * frameMs) / 1000;

interface Playing {
  readonly recording: Recording;
  position: number;
  readonly ended: (speechEndedAtMs: number) => void;
}

/** The caller's microphone: frames of 20 ms in real time, silence while no recording plays. */
export class RecordedAudioInput extends voice.AudioInput {
  #controller: ReadableStreamDefaultController<AudioFrame> | null = null;
  #playing: Playing | null = null;
  #timer: NodeJS.Timeout | null = null;
  #startedAtMs = 0;
  #frames = 0;
  /** When the recording that was spoken last began to leave the microphone, epoch ms; null before the first. */
  beganAtMs: number | null = null;

  constructor() {
    super();
    this.multiStream.addInputStream(
      new ReadableStream<AudioFrame>({
        start: (controller) => {
          this.#controller = controller;
        },
      }),
    );
  }

  /** Switches the microphone on. */
  start(): void {
    this.#startedAtMs = performance.now();
    this.#sendDueFrames();
  }

  /** Speaks a recording; resolves with the wall-clock time, in epoch ms, at which its speech ended. */
  speak(recording: Recording): Promise<number> {
    return new Promise((ended) => {
      this.#playing = { recording, position: 0, ended };
    });
  }

  override async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#controller?.close();
    this.#controller = null;
    await super.close();
  }

  // A frame is due when its last sample has been spoken. Late timers catch up, so the clock of the audio never drifts.
  #sendDueFrames(): void {
    const dueAtMs = () => this.#startedAtMs + (this.#frames + 1) * frameMs;
    while (this.#controller !== null && dueAtMs() <= performance.now()) {
      this.#frames += 1;
      this.#controller.enqueue(new AudioFrame(this.#nextSamples(), sampleRate, 1, samplesPerFrame));
    }
    this.#timer = setTimeout(() => this.#sendDueFrames(), Math.max(0, dueAtMs() - performance.now()));
  }

  #nextSamples(): Int16Array {
    const samples = new Int16Array(samplesPerFrame);
    const playing = this.#playing;
    if (playing === null) return samples;
    // A frame leaves the microphone when its last sample was spoken.
    if (playing.position === 0) this.beganAtMs = Date.now() - frameMs;
    samples.set(playing.recording.samples.subarray(playing.position, playing.position + samplesPerFrame));
    const spokenMs = ((playing.position + samplesPerFrame) / sampleRate) * 1000;
    playing.position += samplesPerFrame;
    if (playing.position >= playing.recording.samples.length) {
      this.#playing = null;
      playing.ended(Date.now() - (spokenMs - playing.recording.speechEndMs));
    }
    return samples;
  }
}
