// SPDX-License-Identifier: Apache-2.0
import { type Exported, type Problem, type Telemetry, startTelemetry } from "@turnspan/telemetry";
import { limitsOf } from "./budget.js";
import { type ConversationRun, startConversation } from "./conversation-run.js";
import { newIdentity } from "./identity.js";
import { attachTo } from "./intake/attach.js";
import { followLiveKitLog } from "./intake/livekit-log.js";
import type { AnySession } from "./intake/session-like.js";
import { activeSpeechId } from "./native/active-speech.js";
import { livekitScopeName, shadowTracer } from "./native/shadow-tracer.js";
import { type ConversationOptions, type ObserveOptions, checkSession, splitOptions } from "./observe-options.js";
import { redactMetadata } from "./redact-metadata.js";
import { exportsContentHere } from "./native/live-conversations.js";
import { createFactFile } from "./recording/fact-file.js";
import { followSpans } from "./session-spans.js";
import type { Fact } from "./turns/fact.js";

/** A session under observation. */
export interface Observation {
  /** Id of the conversation, as in every record and span; a session that is started again gets another. */
  readonly conversationId: string;
  /** W3C trace id, 32 hex digits. */
  readonly traceId: string;
  /** What went wrong on our side so far, one entry a kind. */
  readonly problems: readonly Problem[];
  /** What an OTLP receiver has taken from this process so far. */
  readonly exported: Exported;
  /** Sends what is waiting. Never rejects; returns after `timeoutMs` (default 5000) at the latest. */
  flush(timeoutMs?: number): Promise<void>;
  /**
   * Ends the conversation if the session has not closed, and stops telemetry once no other session is observed. Never
   * rejects; returns after `timeoutMs` (default 5000) at the latest.
   */
  shutdown(timeoutMs?: number): Promise<void>;
}

type ContentCapture = Telemetry["config"]["captureContent"];

const observations = new WeakMap<AnySession, Observation>();
let underWay = 0;

/**
 * Observes a session: every turn, call and tool of it goes to files and, where a collector is, to OpenTelemetry. Call it
 * once per session, before or after `start()`. After it has returned, nothing of ours throws into the session.
 *
 * @param session The session.
 * @param options Who the conversation is with, and where its records go.
 * @returns The observation; a second call for the same session returns the first one.
 * @throws {ConfigError} If an option has a wrong value; nothing has been set up then.
 */
export function observe(session: AnySession, options: ObserveOptions = {}): Observation {
  checkSession(session);
  const { own, telemetry: telemetryOptions } = splitOptions(options);
  // Switched off for this session alone: the process may still be observed elsewhere.
  if (telemetryOptions.enabled === false) return inert(own);
  const existing = observations.get(session);
  const telemetry = startTelemetry({
    ...telemetryOptions,
    // LiveKit's default is a worker without a name, which is an empty text.
    agentName: own.agentName ?? (own.job?.job.agentName || undefined),
    tracerOverrides: { [livekitScopeName]: shadowTracer },
  });
  if (existing) {
    telemetry.report({
      code: "observed_twice",
      message: "observe() was called twice for one session; the second call does nothing.",
      fix: "Call observe() once per session.",
    });
    return existing;
  }
  if (!telemetry.config.enabled) return inert(own, telemetry);
  if (telemetry.config.logs !== "off") {
    telemetry.guard("logs.livekit", () => followLiveKitLog(exportsContentHere))();
  }
  const captureContent = capturesContent(telemetry.config.captureContent, telemetryOptions.captureContent);
  const observation = follow(session, own, telemetry, captureContent);
  observations.set(session, observation);
  return observation;
}

/** Whether a session is observed already. */
export function isObserved(session: AnySession): boolean {
  return observations.has(session);
}

/**
 * A session may ask for less than the process captures, not for more: the first call sets what may leave the process.
 * What goes to files but is not exported cannot be parted for one session, so that one keeps nothing.
 */
function capturesContent(ofProcess: ContentCapture, ofSession: ContentCapture | undefined): boolean {
  if (ofProcess === "none" || ofSession === "none") return false;
  return ofProcess === "local" || ofSession !== "local";
}

function follow(
  session: AnySession,
  own: ConversationOptions,
  telemetry: Telemetry,
  captureContent: boolean,
): Observation {
  const factFile = own.recordFacts === null ? null : createFactFile(own.recordFacts);
  // Reads the book on first use: now, before there is any audio, and not when the first request ends.
  const terms = { prices: telemetry.pricing, limits: limitsOf(own.budget) };
  const start = (options: ConversationOptions): ConversationRun => {
    underWay += 1;
    const metadata = redactMetadata(options.metadata, telemetry.redact);
    return startConversation({
      identity: newIdentity({ ...options, metadata }, telemetry.config, Date.now()),
      telemetry,
      terms,
      onExceeded: own.budget?.onExceeded,
      factFile,
      onOver: () => {
        underWay -= 1;
        telemetry.flushSoon();
      },
    });
  };

  let run = start(own);
  const spans = followSpans(
    session,
    own.job,
    telemetry,
    run,
    captureContent && telemetry.config.captureContent === "all",
  );
  const emit = (fact: Fact): void => {
    // A session may be started again after it has closed: that is another conversation, with an id of its own.
    if (run.isOver && opensConversation(fact)) spans.follow((run = start({ ...own, conversationId: null })));
    spans.bind();
    run.take(fact);
    if (run.isOver) spans.close();
  };
  const guard = telemetry.guard.bind(telemetry);
  const detach = attachTo(session, {
    emit,
    guard,
    now: Date.now,
    activeSpeechId,
    captureContent,
    redact: telemetry.redact,
    toolSpans: spans.toolSpans,
  });
  const close = telemetry.guard("observe.close", (reason: string) => {
    run.close(reason);
    spans.close();
  });

  own.job?.addShutdownCallback(async () => {
    close("job_shutdown");
    await telemetry.flush();
  });

  return {
    get conversationId() {
      return run.identity.conversationId;
    },
    get traceId() {
      return run.identity.traceId;
    },
    get problems() {
      return telemetry.problems;
    },
    get exported() {
      return telemetry.exported;
    },
    flush: (timeoutMs) => telemetry.flush(timeoutMs),
    shutdown: async (timeoutMs) => {
      detach();
      spans.detach();
      close("observation_shutdown");
      telemetry.guard("record_facts.close", () => factFile?.close())();
      await (underWay === 0 ? telemetry.shutdown(timeoutMs) : telemetry.flush(timeoutMs));
    },
  };
}

/** What comes in while a session closes belongs to the conversation that ends; these begin one. */
function opensConversation(fact: Fact): boolean {
  return fact.type === "agent_state_changed" || fact.type === "user_state_changed" || fact.type === "speech_created";
}

/** What `observe()` returns when it is switched off: ids to log, and nothing else. */
function inert(own: ConversationOptions, telemetry: Telemetry | null = null): Observation {
  const { conversationId, traceId } = newIdentity(own, telemetry?.config ?? null, Date.now());
  return {
    conversationId,
    traceId,
    get problems() {
      return telemetry?.problems ?? [];
    },
    exported: { tracesUrl: null, spans: 0 },
    flush: async () => {},
    shutdown: async () => {},
  };
}
