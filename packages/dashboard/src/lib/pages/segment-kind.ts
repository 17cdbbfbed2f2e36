// SPDX-License-Identifier: Apache-2.0

/** A part of the wait, as it is coloured and named on every page. */
export interface SegmentKind {
  /** Class that carries the colour. */
  readonly className: string;
  readonly label: string;
}

const kinds: Readonly<Record<string, SegmentKind>> = {
  transcription: { className: "transcription", label: "Transcription" },
  endpointing: { className: "endpointing", label: "Endpointing" },
  on_user_turn_completed: { className: "hook", label: "Hook" },
  llm_retry: { className: "retry", label: "LLM request that failed" },
  llm_ttft: { className: "llm", label: "LLM to first token" },
  llm_generation: { className: "generation", label: "LLM up to the tool call" },
  tool: { className: "tool", label: "Tool" },
  text_to_tts: { className: "aggregate", label: "Text to speech hand-over" },
  tts_ttfb: { className: "tts", label: "TTS to first byte" },
  playback: { className: "playback", label: "Playback" },
  residual: { className: "residual", label: "Residual" },
};

/** All kinds, in the order in which a turn goes through them. */
export const segmentKinds: readonly SegmentKind[] = Object.values(kinds);

/** The kind of a segment's name; tools are `tool:<name>`, and a name that is not known stands for itself. */
export function segmentKind(name: string): SegmentKind {
  const [kind = name, subject] = name.split(":", 2);
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (known === undefined) return { className: "other", label: name };
  return subject === undefined ? known : { ...known, label: `${known.label} ${subject}` };
}
