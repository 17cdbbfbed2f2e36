// SPDX-License-Identifier: Apache-2.0
import { type Telemetry, addIdSource } from "@turnspan/telemetry";
import type { ConversationRun } from "./conversation-run.js";
import { newSeed } from "./identity.js";
import { livekitOfJobProcess } from "./intake/livekit-module.js";
import type { AnySession, JobLike } from "./intake/session-like.js";
import { ToolSpans } from "./intake/tool-spans.js";
import { bindNativeSpans } from "./native/bind-native-spans.js";
import type { ConversationPlaces } from "./native/conversation-places.js";
import { addLiveConversation, findJobsWith, idsOfConversation } from "./native/live-conversations.js";
import { addNativeFilter, addNativeProcessor, recordWith, shadowProvider } from "./native/shadow-tracer.js";
import { leaveTools, scopeTools, wrapToolExecutor } from "./native/tool-scopes.js";

/** The spans that LiveKit and the host make while a session runs, and where they belong. */
export interface SessionSpans {
  readonly toolSpans: ToolSpans;
  /** Another conversation of the same session has begun. */
  follow(run: ConversationRun): void;
  /** Ties what LiveKit has made meanwhile to the conversation; called with every fact. */
  bind(): void;
  /** The conversation is over. */
  close(): void;
  /** The session is left alone from now on. */
  detach(): void;
}

/** Follows the spans of a session from its first conversation on. */
export function followSpans(
  session: AnySession,
  job: JobLike | null,
  telemetry: Telemetry,
  first: ConversationRun,
  exportsContent: boolean,
): SessionSpans {
  const toolSpans = new ToolSpans();
  let isBound = false;
  let isWrapped = false;
  let places = placesOf(first, telemetry, exportsContent);
  let forget = addLiveConversation(places, job);
  addIdSource(idsOfConversation);
  recordWith(telemetry.recorder);
  telemetry.guard("native.register", () => registerWithLiveKit(telemetry))();
  if (telemetry.takesAppSpans) {
    scopeTools(session, {
      places: () => places,
      openTool: (callId) => toolSpans.open(callId, newSeed().slice(16)),
    });
  }
  return {
    toolSpans,
    follow(run) {
      isBound = false;
      places = placesOf(run, telemetry, exportsContent);
      forget = addLiveConversation(places, job);
    },
    bind() {
      // LiveKit makes its session span and its tool executor in start(), which may come after observe().
      if (!isBound) isBound = bindNativeSpans(session.rootSpanContext, places);
      if (!isWrapped) isWrapped = wrapToolExecutor(session._activity?._toolExecutor);
    },
    close: () => forget(),
    detach() {
      forget();
      leaveTools(session);
    },
  };
}

function placesOf(
  { identity, take, turnOfSpeech }: ConversationRun,
  telemetry: Telemetry,
  exportsContent: boolean,
): ConversationPlaces {
  const { conversationId, traceId, rootSpanId } = identity;
  const talked = telemetry.guard("native.talked", (who: "user" | "agent", startedAt: number, endedAt: number) =>
    take({
      type: "stretch_ended",
      at: Date.now(),
      who,
      startedAt: Math.round(startedAt),
      endedAt: Math.round(endedAt),
    }),
  );
  const userTurnEnded = telemetry.guard("native.user_turn_ended", (requestIds: string[]) =>
    take({ type: "user_turn_ended", at: Date.now(), requestIds }),
  );
  // LiveKit asks in the middle of its own work.
  const findTurn = telemetry.guard("native.turn_of_speech", turnOfSpeech);
  const isRead = telemetry.config.nativeSpans !== "drop";
  return {
    conversationId,
    traceId,
    rootSpanId,
    isSampled: () => telemetry.isSampled(traceId),
    exportsContent,
    turnOfSpeech: (speechId) => findTurn(speechId) ?? null,
    talked: isRead ? talked : () => {},
    userTurnEnded: isRead ? userTurnEnded : () => {},
  };
}

/**
 * Gives LiveKit our provider through its own registrar, with which LiveKit Cloud adds its processors instead of putting
 * a provider of its own in our place. Only job processes record to LiveKit Cloud.
 */
function registerWithLiveKit(telemetry: Telemetry): void {
  const livekit = livekitOfJobProcess();
  if (livekit === null) return;
  findJobsWith(() => livekit.getJobContext(false) ?? null);
  if (!telemetry.takesAppSpans) return;
  const { tracer, setTracerProvider } = livekit.telemetry;
  const current = tracer.getProvider();
  if (current === shadowProvider) return;
  // The API's proxy stands for "nobody has set one"; any other was set by the host, or by LiveKit Cloud.
  if (!("getDelegateTracer" in current)) {
    telemetry.report({
      code: "native_spans_elsewhere",
      message: "LiveKit's own spans go to a tracer provider that was set before observe(); they are left alone.",
      fix: "Call observe() before session.start(), or leave out telemetry.setTracerProvider().",
    });
    return;
  }
  let isRegistered = false;
  setTracerProvider(shadowProvider, {
    // What LiveKit adds at once is its filter of content; what it adds later wants the spans.
    registerSpanProcessor: (processor) => (isRegistered ? addNativeProcessor(processor) : addNativeFilter(processor)),
    // Left out, LIVEKIT_TELEMETRY_ALLOW_PII decides. LiveKit Cloud gets what LiveKit grants it either way.
    ...(telemetry.config.captureContent === "all" ? {} : { allowPii: false }),
  });
  isRegistered = true;
}
