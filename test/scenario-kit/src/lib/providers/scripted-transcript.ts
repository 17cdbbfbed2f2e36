// SPDX-License-Identifier: Apache-2.0
/** What the recognizer makes of one utterance. */
export interface ScriptedTranscript {
  /** Empty for a sound that is no speech: it is heard and billed, and yields no transcript. */
  readonly text: string;
  /** Work after the utterance was heard to end, in ms: added to the silence that the recognizer waits for. */
  readonly finalDelayMs: number;
}
