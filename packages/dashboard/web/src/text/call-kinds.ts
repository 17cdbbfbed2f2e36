// SPDX-License-Identifier: Apache-2.0
import { isolated } from "./isolated.js";

/** What is asked of a provider, or paid by the minute, as it is named and coloured on every page. */
export interface CallKind {
  readonly key: string;
  readonly label: string;
  /** Custom property of its colour: that of the segment that it makes. */
  readonly color: string;
}

const kinds: readonly CallKind[] = [
  kind("llm", "chat", "llm"),
  kind("stt", "speech to text", "transcription"),
  kind("tts", "text to speech", "tts"),
  kind("realtime", "realtime", "generation"),
  kind("turn_detector", "turn detector", "endpointing"),
  kind("interruption", "interruption detector", "hook"),
  kind("embedding", "embedding", "aggregate"),
  kind("rerank", "rerank", "playback"),
  kind("telephony", "telephony", "tool"),
  kind("platform", "platform", "residual"),
  kind("other", "other", "other"),
];

const byKey = new Map(kinds.map((one) => [one.key, one]));

/** All kinds, in the order in which they are stacked. */
export const callKinds = kinds;

/** What a kind is called, and its colour; one that is not known stands for itself. */
export function callKind(key: string): CallKind {
  return byKey.get(key) ?? { key, label: key, color: "--seg-other" };
}

/** Provider and model as one name; a dash where neither is known. */
export function modelName(provider: string | null, model: string | null): string {
  const name = [provider, model]
    .filter((part) => part !== null)
    .map(isolated)
    .join(" ");
  return name === "" ? "–" : name;
}

function kind(key: string, label: string, color: string): CallKind {
  return { key, label, color: `--seg-${color}` };
}
