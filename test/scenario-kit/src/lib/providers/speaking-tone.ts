// SPDX-License-Identifier: Apache-2.0
import { AudioFrame } from "@livekit/rtc-node";

/** Sample rate of the made speech, in Hz. */
export const toneSampleRate = 24_000;
/** Length of one frame of it, in ms. */
export const toneFrameMs = 20;

const samplesPerFrame = (toneSampleRate * toneFrameMs) / 1000;

/** Makes the frame that starts at `positionMs`: a 180 Hz hum that swells four times a second, as syllables do. */
export function toneFrame(positionMs: number): AudioFrame {
  const samples = new Int16Array(samplesPerFrame);
  for (let i = 0; i < samplesPerFrame; i++) {
    const seconds = positionMs / 1000 + i / toneSampleRate;
    const swell = 0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * seconds);
    const hum = Math.sin(2 * Math.PI * 180 * seconds) + 0.4 * Math.sin(2 * Math.PI * 540 * seconds);
    samples[i] = Math.round(6000 * swell * hum);
  }
  return new AudioFrame(samples, toneSampleRate, 1, samplesPerFrame);
}
