// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import type { Fact } from "../turns/fact.js";
import { errorTypeOf } from "./errors.js";
import { type OpenSpeeches, unfinishedTools } from "./open-speeches.js";
import { timeOf } from "./units.js";
import type { ToolSpans } from "./tool-spans.js";

/** Whether LiveKit starts a reply by itself, because the user has spoken; it may do so before it is sure that the user is done. */
export function isAutomaticReply({ source, speechHandle }: voice.SpeechCreatedEvent): boolean {
  return source === "generate_reply" && speechHandle.inputDetails.modality !== "text";
}

/**
 * LiveKit's `speech_created`.
 *
 * @param context Whether a realtime model speaks, and in the work of which speech this one was asked for, if that is known.
 */
export function factOfSpeechCreated(
  event: voice.SpeechCreatedEvent,
  speeches: OpenSpeeches,
  { realtime, activeSpeechId }: { readonly realtime: boolean; readonly activeSpeechId: string | null },
): Fact {
  const { source, speechHandle } = event;
  const { modality } = speechHandle.inputDetails;
  return {
    type: "speech_created",
    at: timeOf(event.createdAt),
    speechId: speechHandle.id,
    source,
    modality,
    parentSpeechId: speechHandle.parent?.id ?? null,
    // Whatever else comes up while a tool runs was asked for by it.
    duringToolOfSpeechId: isAutomaticReply(event) ? null : speeches.withRunningTool(activeSpeechId),
    realtime,
  };
}

/** Read one microtask after its creation, when LiveKit has queued a speech unless it holds it back. */
export function factOfSchedule(handle: voice.SpeechHandle, at: number): Fact {
  return { type: "speech_scheduled", at, speechId: handle.id, scheduled: handle.scheduled };
}

export function factOfSpeechDone(handle: voice.SpeechHandle, at: number, toolSpans: ToolSpans): Fact {
  return {
    type: "speech_done",
    at,
    speechId: handle.id,
    interrupted: handle.interrupted,
    errorType: handle.done() ? errorTypeOf(handle.exception()) : null,
    unfinishedTools: unfinishedTools(handle).map((tool) => ({ ...tool, spanId: toolSpans.of(tool.callId) })),
  };
}
