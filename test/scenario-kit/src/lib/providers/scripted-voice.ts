// SPDX-License-Identifier: Apache-2.0
/** How a scripted voice speaks. */
export interface ScriptedVoice {
  /** Times to first byte, in ms; each request takes the next, and the first again after the last. */
  readonly ttfbMs: readonly number[];
  /** Length of the speech, in ms for each character. */
  readonly msPerCharacter: number;
  /** How many times faster than real time the audio is sent. */
  readonly speedup: number;
  /** False for a provider that takes whole sentences only, one request each. Default true. */
  readonly streaming?: boolean;
}
