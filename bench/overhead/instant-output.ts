// SPDX-License-Identifier: Apache-2.0
import { voice } from "@livekit/agents";
import type { AudioFrame } from "@livekit/rtc-node";

/** An ear that hears each answer as soon as it is whole, so that a turn costs what the framework and its observers cost. */
export class InstantOutput extends voice.AudioOutput {
  #heldSeconds = 0;

  constructor(sampleRate: number) {
    super(sampleRate, undefined, { pause: false });
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    if (this.#heldSeconds === 0) this.onPlaybackStarted(Date.now());
    this.#heldSeconds += frame.samplesPerChannel / frame.sampleRate;
  }

  override flush(): void {
    super.flush();
    this.#finish(false);
  }

  override clearBuffer(): void {
    this.#finish(true);
  }

  #finish(interrupted: boolean): void {
    if (this.#heldSeconds === 0) return;
    const playbackPosition = this.#heldSeconds;
    this.#heldSeconds = 0;
    this.onPlaybackFinished({ playbackPosition, interrupted });
  }
}
