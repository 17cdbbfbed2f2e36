// SPDX-License-Identifier: Apache-2.0
import { type Exported, type Problem, type Telemetry, startTelemetry } from "@turnspan/telemetry";
import { type ConversationRun, startConversation } from "./conversation-run.js";
import { newIdentity } from "./identity.js";
import { attachTo } from "./intake/attach.js";
import type { AnySession } from "./intake/session-like.js";
import { type ConversationSpans, bindNativeSpans } from "./native/bind-native-spans.js";
import { livekitScopeName, shadowTracer } from "./native/shadow-tracer.js";
import { type ConversationOptions, type ObserveOptions, splitOptions } from "./observe-options.js";
import { createFactFile } from "./recording/fact-file.js";
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
  const { own, telemetry: telemetryOptions } = splitOptions(options);
  const existing = observations.get(session);
  const telemetry = startTelemetry({
    ...telemetryOptions,
    agentName: own.agentName ?? own.job?.job.agentName,
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
  const observation = telemetry.config.enabled ? follow(session, own, telemetry) : inert(own, telemetry);
  observations.set(session, observation);
  return observation;
}

function follow(session: AnySession, own: ConversationOptions, telemetry: Telemetry): Observation {
  const factFile = own.recordFacts === null ? null : createFactFile(own.recordFacts);
  const start = (options: ConversationOptions): ConversationRun => {
    underWay += 1;
    return startConversation({
      identity: newIdentity(options, telemetry.config, Date.now()),
      telemetry,
      factFile,
      onOver: () => {
        underWay -= 1;
        void telemetry.flush();
      },
    });
  };

  let run = start(own);
  let boundRun: ConversationRun | null = null;
  const emit = (fact: Fact): void => {
    // A session may be started again after it has closed: that is another conversation, with an id of its own.
    if (run.isOver && opensConversation(fact)) run = start({ ...own, conversationId: null });
    // LiveKit makes its session span in start(), which may come after observe().
    if (boundRun !== run && bindNativeSpans(session.rootSpanContext, spansOf(run))) boundRun = run;
    run.take(fact);
  };
  const guard = telemetry.guard.bind(telemetry);
  const captureContent = telemetry.config.captureContent !== "none";
  const detach = attachTo(session, { emit, guard, now: Date.now, captureContent });
  const close = telemetry.guard("observe.close", (reason: string) => run.close(reason));

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

function spansOf({ identity, spanIdOfSpeech }: ConversationRun): ConversationSpans {
  return { traceId: identity.traceId, rootSpanId: identity.rootSpanId, spanIdOfSpeech };
}

/** What `observe()` returns when it is switched off: ids to log, and nothing else. */
function inert(own: ConversationOptions, telemetry: Telemetry): Observation {
  const { conversationId, traceId } = newIdentity(own, telemetry.config, Date.now());
  return {
    conversationId,
    traceId,
    problems: telemetry.problems,
    exported: telemetry.exported,
    flush: async () => {},
    shutdown: async () => {},
  };
}
