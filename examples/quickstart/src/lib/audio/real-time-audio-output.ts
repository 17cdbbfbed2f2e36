// SPDX-License-Identifier: Apache-2.0
import { voice } from "@livekit/agents";
import type { AudioFrame } from "@livekit/rtc-node";
import type { PlayedSegment } from "./played-segment.js";

interface Segment {
  readonly frames: AudioFrame[];
  flushed: boolean;
  readonly played: PlayedSegment;
}

/** The caller's ear: plays frames in real time, can pause and be cut, and keeps what was heard when. */
export class RealTimeAudioOutput extends voice.AudioOutput {
  readonly played: PlayedSegment[] = [];
  readonly #segments: Segment[] = [];
  #timer: NodeJS.Timeout | null = null;
  #paused = false;
  /** When the frame after the one that is playing is due, on the monotonic clock. */
  #nextAtMs = 0;

  constructor(sampleRate: number) {
    super(sampleRate, undefined, { pause: true });
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    let segment = this.#segments.at(-1);
    if (segment === undefined || segment.flushed) {
      segment = {
        frames: [],
        flushed: false,
        played: { startedAtMs: null, endedAtMs: null, playedMs: 0, interrupted: false },
      };
      this.#segments.push(segment);
    }
    segment.frames.push(frame);
    this.#play();
  }

  override flush(): void {
    super.flush();
    const segment = this.#segments.at(-1);
    if (segment !== undefined) segment.flushed = true;
    this.#play();
  }

  override clearBuffer(): void {
    this.#stopTimer();
    super.flush();
    for (const segment of this.#segments.splice(0)) this.#finish(segment, true);
  }

  override pause(): void {
    super.pause();
    this.#paused = true;
    this.#stopTimer();
  }

  override resume(): void {
    super.resume();
    this.#paused = false;
    this.#play();
  }

  #play(): void {
    if (this.#paused || this.#timer !== null) return;
    const now = performance.now();
    if (now < this.#nextAtMs) {
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#play();
      }, this.#nextAtMs - now);
      return;
    }
    const segment = this.#segments[0];
    if (segment === undefined) return;
    const frame = segment.frames.shift();
    if (frame !== undefined) this.#hear(segment, frame, now);
    else if (segment.flushed) this.#finish(this.#segments.shift() ?? segment, false);
    else return;
    this.#play();
  }

  #hear(segment: Segment, frame: AudioFrame, now: number): void {
    const durationMs = (frame.samplesPerChannel / frame.sampleRate) * 1000;
    // A late timer shortens the next wait; a real gap in the audio (or a pause) starts the clock anew.
    const late = now - this.#nextAtMs;
    this.#nextAtMs = (late < 5 * durationMs ? this.#nextAtMs : now) + durationMs;
    segment.played.playedMs += durationMs;
    if (segment.played.startedAtMs !== null) return;
    segment.played.startedAtMs = Date.now();
    this.played.push(segment.played);
    this.onPlaybackStarted(segment.played.startedAtMs);
  }

  #finish(segment: Segment, interrupted: boolean): void {
    segment.played.endedAtMs = Date.now();
    segment.played.interrupted = interrupted;
    this.onPlaybackFinished({ playbackPosition: segment.played.playedMs / 1000, interrupted });
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
