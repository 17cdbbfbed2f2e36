// SPDX-License-Identifier: Apache-2.0

/** A part of the wait, as it is coloured and named on every page. */
export interface SegmentKind {
  readonly key: string;
  readonly label: string;
  /** Custom property that holds its colour. */
  readonly color: string;
  /** What the caller waits for in it. */
  readonly meaning: string;
}

const kinds: readonly SegmentKind[] = [
  kind("transcription", "Transcription", "transcription", "the final transcript of what the caller said"),
  kind("endpointing", "Endpointing", "endpointing", "the decision that the caller has finished"),
  kind("on_user_turn_completed", "Hook", "hook", "the agent's onUserTurnCompleted"),
  kind("llm_retry", "LLM request that failed", "retry", "a request to the model that failed and was tried again"),
  kind("llm_ttft", "LLM to first token", "llm", "the model's first token"),
  kind("llm_generation", "LLM up to the tool call", "generation", "the model's whole answer, which asks for a tool"),
  kind("tool", "Tool", "tool", "a function tool"),
  kind("text_to_tts", "Text to speech hand-over", "aggregate", "enough text to be spoken"),
  kind("tts_ttfb", "TTS to first byte", "tts", "the voice's first audio"),
  kind("playback", "Playback", "playback", "the first audio to be played"),
  kind("residual", "Residual", "residual", "what no known work explains"),
];

const byKey = new Map(kinds.map((one) => [one.key, one]));

/** All kinds, in the order in which a turn goes through them. */
export const segmentKinds = kinds;

/** The kind of a segment's name; tools are `tool:<name>`, and a name that is not known stands for itself. */
export function segmentKind(name: string): SegmentKind {
  const colon = name.indexOf(":");
  const known = byKey.get(colon === -1 ? name : name.slice(0, colon));
  return known ?? { key: name, label: name, color: "--seg-other", meaning: name };
}

/** How one segment is named: its kind, and the tool where it is one. */
export function segmentLabel(name: string): string {
  const { label } = segmentKind(name);
  const colon = name.indexOf(":");
  return colon === -1 || label === name ? label : `${label} ${name.slice(colon + 1)}`;
}

function kind(key: string, label: string, color: string, meaning: string): SegmentKind {
  return { key, label, color: `--seg-${color}`, meaning };
}
