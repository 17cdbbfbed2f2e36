// SPDX-License-Identifier: Apache-2.0
import { type Exported, type Problem, type Telemetry, startTelemetry } from "@turnspan/telemetry";
import { newIdentity, newSeed } from "./identity.js";
import { attachTo } from "./intake/attach.js";
import type { AnySession } from "./intake/session-like.js";
import { type Recorder, newRecorder, record } from "./measures/recorder.js";
import { bindNativeSpans } from "./native/bind-native-spans.js";
import { livekitScopeName, shadowTracer } from "./native/shadow-tracer.js";
import { type ConversationOptions, type ObserveOptions, splitOptions } from "./observe-options.js";
import { turnOfSpeech } from "./turns/conversation.js";
import type { Fact } from "./turns/fact.js";
import { nextDeadline } from "./turns/settle.js";

/** A session under observation. */
export interface Observation {
  /** Id of the conversation, as in every record and span. */
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
  const identity = newIdentity(own, telemetry.config, Date.now());
  const { conversationId, traceId } = identity;
  let recorder: Recorder = newRecorder;
  let timer: NodeJS.Timeout | undefined;
  let isBound = false;
  underWay += 1;

  const emit = (fact: Fact): void => {
    bindSpans();
    const [next, records] = record(recorder, fact);
    recorder = next;
    for (const written of records) telemetry.write(written);
    if (fact.type === "session_closed") ended();
    else waitForDeadline();
  };

  // Some things end by time alone, such as the grace in which a turn takes late reports.
  const tick = telemetry.guard("observe.tick", () => emit({ type: "clock_ticked", at: Date.now() }));
  const waitForDeadline = (): void => {
    const deadline = nextDeadline(recorder.conversation);
    clearTimeout(timer);
    if (deadline !== null) timer = setTimeout(tick, Math.max(0, deadline - Date.now())).unref();
  };

  // LiveKit makes its session span in start(), which may come after observe().
  const bindSpans = (): void => {
    isBound ||= bindNativeSpans(session.rootSpanContext, {
      traceId,
      rootSpanId: identity.rootSpanId,
      spanIdOfSpeech: (speechId) => turnOfSpeech(recorder.conversation, speechId)?.spanId ?? null,
    });
  };

  emit({ type: "conversation_started", at: Date.now(), seed: newSeed(), identity });
  const captureContent = telemetry.config.captureContent !== "none";
  const guard = telemetry.guard.bind(telemetry);
  const detach = attachTo(session, { emit, guard, now: Date.now, captureContent });

  let isOver = false;
  const ended = (): void => {
    if (isOver) return;
    isOver = true;
    underWay -= 1;
    clearTimeout(timer);
    detach();
    void telemetry.flush();
  };
  const close = telemetry.guard("observe.close", (reason: string) => {
    if (!isOver) emit({ type: "session_closed", at: Date.now(), reason, errorType: null });
  });

  own.job?.addShutdownCallback(async () => {
    close("job_shutdown");
    await telemetry.flush();
  });

  return {
    conversationId,
    traceId,
    get problems() {
      return telemetry.problems;
    },
    get exported() {
      return telemetry.exported;
    },
    flush: (timeoutMs) => telemetry.flush(timeoutMs),
    shutdown: async (timeoutMs) => {
      close("observation_shutdown");
      await (underWay === 0 ? telemetry.shutdown(timeoutMs) : telemetry.flush(timeoutMs));
    },
  };
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
