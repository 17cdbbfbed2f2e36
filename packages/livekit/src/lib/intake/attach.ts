// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import { errorMonitor } from "node:events";
import type { Fact } from "../turns/fact.js";
import { isAudible, originOf, isRealtime } from "./adapters.js";
import { AdapterWatch } from "./availability.js";
import { errorTypeOf, factOfError } from "./errors.js";
import { factOfItem } from "./messages.js";
import { factOfMetrics } from "./metrics.js";
import { OpenSpeeches } from "./open-speeches.js";
import { isClosing, playingSpeechId } from "./playing-speech.js";
import type { AnySession } from "./session-like.js";
import { factOfSchedule, factOfSpeechCreated, factOfSpeechDone, isAutomaticReply } from "./speeches.js";
import { soundFact } from "./sound-fact.js";
import type { ToolSpans } from "./tool-spans.js";
import { factOfTools } from "./tools.js";
import { textOrUnknown, timeOf } from "./units.js";

export interface Intake {
  /** Takes a fact in. */
  readonly emit: (fact: Fact) => void;
  /** Wraps each callback that LiveKit calls, so that nothing of ours throws into it. */
  readonly guard: <A extends unknown[]>(name: string, callback: (...args: A) => void) => (...args: A) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The speech in whose work the code runs that calls this; `null` if it is not known. */
  readonly activeSpeechId: () => string | null;
  readonly captureContent: boolean;
  /** Takes personal data out of a text and caps it. Must not throw. */
  readonly redact: (text: string) => string;
  readonly toolSpans: ToolSpans;
}

interface Listenable {
  on(event: string | symbol, listener: (event: never) => void): unknown;
  off(event: string | symbol, listener: (event: never) => void): unknown;
}

/** Listens to a session and turns its events into facts. Returns how to stop. */
export function attachTo(session: AnySession, { emit: taken, ...rest }: Intake): () => void {
  const take = (fact: Fact): void => taken(soundFact(fact, { now: rest.now(), redact: rest.redact }));
  const speeches = new OpenSpeeches();
  // What led to an interruption was told before it, what comes of it is told after it.
  const noteInterruptions = rest.guard("intake.speech_interrupted", () => {
    for (const speechId of speeches.takeInterrupted()) {
      take({ type: "speech_interrupted", at: rest.now(), speechId, isClosing: isClosing(session) });
    }
  });
  const emit = (fact: Fact): void => {
    noteInterruptions();
    take(fact);
  };
  const intake: Intake = { ...rest, emit };
  const adapters = new AdapterWatch(session, intake);
  intake.guard("intake.adapters", () => adapters.refresh())();
  const listeners = new Map<string | symbol, (event: never) => void>();
  const listen = <E>(event: string | symbol, toFact: (event: E) => Fact | null) => {
    const name = typeof event === "symbol" ? "error" : event;
    listeners.set(
      event,
      intake.guard(`intake.${name}`, (received: E) => {
        const fact = toFact(received);
        if (fact) intake.emit(fact);
      }),
    );
  };

  listen("user_state_changed", (event: voice.UserStateChangedEvent) => ({
    type: "user_state_changed",
    at: timeOf(event.createdAt),
    state: event.newState,
  }));
  listen("agent_state_changed", (event: voice.AgentStateChangedEvent) => {
    adapters.refresh();
    return {
      type: "agent_state_changed",
      at: timeOf(event.createdAt),
      state: event.newState,
      isAudible: isAudible(session),
      speechId: playingSpeechId(session),
    };
  });
  listen("user_transcription_timeout", (event: voice.UserTranscriptionTimeoutEvent) => ({
    type: "transcription_timed_out",
    at: timeOf(event.createdAt),
  }));
  listen("user_input_transcribed", (event: voice.UserInputTranscribedEvent) => ({
    type: "user_transcribed",
    at: timeOf(event.createdAt),
    isFinal: event.isFinal,
    isEmpty: !/\S/.test(event.transcript),
    language: textOrUnknown(event.language),
  }));
  listen("agent_false_interruption", (event: voice.AgentFalseInterruptionEvent) => ({
    type: "false_interruption",
    at: timeOf(event.createdAt),
    resumed: event.resumed,
  }));
  listen("metrics_collected", (event: voice.MetricsCollectedEvent) =>
    factOfMetrics(event.metrics, timeOf(event.createdAt), originOf(event.metrics, session)),
  );
  listen("conversation_item_added", (event: voice.ConversationItemAddedEvent) =>
    factOfItem(event, speeches, intake.captureContent, playingSpeechId(session)),
  );
  listen("function_tools_executed", (event: voice.FunctionToolsExecutedEvent) =>
    factOfTools(event, speeches, intake.toolSpans),
  );
  listen("speech_created", (event: voice.SpeechCreatedEvent) => {
    speeches.add(event.speechHandle, event.source);
    followToEnd(event.speechHandle, speeches, intake);
    if (isAutomaticReply(event)) noteSchedule(event.speechHandle, intake);
    // Sooner than the next event, where this version of LiveKit lets one wait for it.
    intake.guard("intake.speech_interrupted", () => {
      void event.speechHandle.waitIfNotInterrupted([never()]).then(noteInterruptions, ignored);
    })();
    return factOfSpeechCreated(event, speeches, {
      realtime: isRealtime(session),
      activeSpeechId: intake.activeSpeechId(),
    });
  });
  // A plain `error` listener would change the host's call: without one, Node throws what is emitted.
  listen(errorMonitor, (event: voice.ErrorEvent) => factOfError(event, intake.captureContent));
  listen("close", (event: voice.CloseEvent) => {
    speeches.clear();
    return {
      type: "session_closed",
      at: timeOf(event.createdAt),
      reason: event.reason,
      errorType: errorTypeOf(event.error),
    };
  });

  const emitter = session as unknown as Listenable;
  for (const [event, listener] of listeners) emitter.on(event, listener);
  return () => {
    for (const [event, listener] of listeners) emitter.off(event, listener);
    adapters.stop();
    speeches.clear();
  };
}

/** Garbage with the handle that waits for it. */
const never = () => new Promise<never>(() => {});
const ignored = () => {};

function noteSchedule(handle: voice.SpeechHandle, intake: Intake): void {
  queueMicrotask(intake.guard("intake.speech_scheduled", () => intake.emit(factOfSchedule(handle, intake.now()))));
}

function followToEnd(handle: voice.SpeechHandle, speeches: OpenSpeeches, intake: Intake): void {
  handle.addDoneCallback(
    intake.guard("intake.speech_done", () => {
      intake.emit(factOfSpeechDone(handle, intake.now(), intake.toolSpans));
      speeches.remove(handle.id);
    }),
  );
}
