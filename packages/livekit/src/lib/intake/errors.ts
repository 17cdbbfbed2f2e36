// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import type { Fact, ProviderFailed } from "../turns/fact.js";
import { type ModelLike, isFallbackLabel, labelOf, membersOf } from "./adapters.js";
import { textOrUnknown, timeOf } from "./units.js";

type FailedEvent = voice.ErrorEvent;

/** LiveKit's `error`. A message may quote what was said, so it is taken only when content is captured. */
export function factOfError(event: FailedEvent, captureContent: boolean): Fact {
  const { error } = event;
  const label = "label" in error && typeof error.label === "string" ? error.label : "";
  const failed = failedModel(event.source, label);
  return {
    type: "provider_failed",
    at: timeOf(event.createdAt),
    source: sourceOf(error.type),
    label,
    provider: textOrUnknown(typeof failed?.provider === "string" ? failed.provider : null),
    model: textOrUnknown(typeof failed?.model === "string" ? failed.model : null),
    recoverable: error.recoverable,
    isCopy: isFallbackLabel(label),
    errorType: errorTypeOf(error) ?? error.type,
    errorMessage: captureContent ? messageOf(error) : null,
  };
}

/** An adapter passes on the errors of its members: the label tells which one failed. */
function failedModel(source: ModelLike | undefined, label: string): ModelLike | null {
  if (!source) return null;
  return membersOf(source).find((member) => labelOf(member) === label) ?? source;
}

function sourceOf(type: string): ProviderFailed["source"] {
  switch (type) {
    case "llm_error":
      return "llm";
    case "stt_error":
      return "stt";
    case "tts_error":
      return "tts";
    case "realtime_model_error":
      return "realtime";
    case "interruption_detection_error":
      return "interruption";
    default:
      return "other";
  }
}

/** The class of an error, looking through LiveKit's wrapper; low in cardinality, never a message. Never throws. */
export function errorTypeOf(error: unknown): string | null {
  if (error === null || error === undefined) return null;
  try {
    const inner = typeof error === "object" && "error" in error ? error.error : error;
    if (inner instanceof Error) return inner.constructor.name === "Error" ? inner.name : inner.constructor.name;
    return typeof error === "object" && "type" in error && typeof error.type === "string" ? error.type : "UnknownError";
  } catch {
    return "UnknownError";
  }
}

function messageOf(error: unknown): string | null {
  try {
    const inner = typeof error === "object" && error !== null && "error" in error ? error.error : error;
    return inner instanceof Error ? inner.message : null;
  } catch {
    return null;
  }
}
