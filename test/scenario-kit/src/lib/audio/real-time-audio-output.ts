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
  /** The frame that was begun last. */
  #sounding: {
    readonly played: PlayedSegment;
    readonly fromMs: number;
    readonly durationMs: number;
    readonly afterPause: boolean;
  } | null = null;
  #wasPaused = false;

  /** `canPause`: false for an ear that LiveKit can only cut. Default true. */
  constructor(sampleRate: number, canPause = true) {
    super(sampleRate, undefined, { pause: canPause });
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    let segment = this.#segments.at(-1);
    if (segment === undefined || segment.flushed) {
      segment = {
        frames: [],
        flushed: false,
        played: {
          startedAtMs: null,
          endedAtMs: null,
          soundEndedAtMs: null,
          sounds: [],
          talkedMs: 0,
          playedMs: 0,
          interrupted: false,
        },
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
    this.#noteSound(true);
    this.#stopTimer();
    super.flush();
    for (const segment of this.#segments.splice(0)) this.#finish(segment, true);
  }

  override pause(): void {
    super.pause();
    this.#noteSound(true);
    this.#paused = true;
    this.#wasPaused = true;
    this.#stopTimer();
  }

  override resume(): void {
    super.resume();
    this.#paused = false;
    this.#play();
  }

  #play(): void {
    this.#noteSound();
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

  /** What was heard of the last frame; of a frame that is cut short, the part before the cut. */
  #noteSound(isCut = false): void {
    if (this.#sounding === null) return;
    const { played, fromMs, durationMs, afterPause } = this.#sounding;
    const soundedMs = Math.min(durationMs, Date.now() - fromMs);
    if (soundedMs < durationMs - 1 && !isCut) return;
    this.#sounding = null;
    // LiveKit resumes a paused output for an instant before it clears it: nobody hears that.
    if (afterPause && soundedMs < durationMs - 1) return;
    const gapMs = afterPause || played.soundEndedAtMs === null ? 0 : Math.max(0, fromMs - played.soundEndedAtMs);
    const endedAtMs = Math.round(fromMs + soundedMs);
    const sound = played.sounds.at(-1);
    if (afterPause || sound === undefined) played.sounds.push({ startedAtMs: fromMs, endedAtMs });
    else sound.endedAtMs = endedAtMs;
    played.talkedMs += gapMs + soundedMs;
    played.soundEndedAtMs = endedAtMs;
  }

  #hear(segment: Segment, frame: AudioFrame, now: number): void {
    const durationMs = (frame.samplesPerChannel / frame.sampleRate) * 1000;
    // A late timer shortens the next wait; a new stretch and a real gap in the audio (or a pause) start the clock anew.
    const isLate = segment.played.startedAtMs !== null && now - this.#nextAtMs < 5 * durationMs;
    this.#nextAtMs = (isLate ? this.#nextAtMs : now) + durationMs;
    segment.played.playedMs += durationMs;
    this.#sounding = { played: segment.played, fromMs: Date.now(), durationMs, afterPause: this.#wasPaused };
    this.#wasPaused = false;
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
