// SPDX-License-Identifier: Apache-2.0
import type { Outcome } from "./outcome.js";

const windowMs = 32;
// Half of what the check allows between the recording's end of speech and the detector's.
const busyMs = 100;

/** Whether the records are right, in words: one line if they are, else one for each disagreement. */
export function verdict(outcome: Pick<Outcome, "requests" | "answers" | "slowestWindowMs" | "disagreements">): string {
  const { requests, answers, slowestWindowMs, disagreements } = outcome;
  if (disagreements.length === 0) {
    return `Checked against ${requests.length} provider requests and ${answers.length} answers as heard: all figures agree.`;
  }
  const lines = ["Records and truth disagree:", ...disagreements.map((disagreement) => `  - ${disagreement}`)];
  if (slowestWindowMs > busyMs) {
    const tookMs = Math.round(slowestWindowMs);
    lines.push(
      `Voice activity detection took up to ${tookMs} ms for ${windowMs} ms of audio: this machine was too busy to listen in`,
      "real time, which moves the end of speech. Run it again while less is going on.",
    );
  }
  return lines.join("\n");
}
