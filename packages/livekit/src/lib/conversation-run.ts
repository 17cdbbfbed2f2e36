// SPDX-License-Identifier: Apache-2.0
import type { ProblemReport, Telemetry } from "@turnspan/telemetry";
import { type Budget, budgetExceeded } from "./budget.js";
import type { CostTerms } from "./costs/terms.js";
import { newSeed } from "./identity.js";
import { type Recorder, newRecorder, record } from "./measures/recorder.js";
import { type FactFile } from "./recording/fact-file.js";
import { heldByTurnMost } from "./turns/bounds.js";
import { turnOfSpeech } from "./turns/conversation.js";
import type { Fact, Identity } from "./turns/fact.js";
import { nextDeadline } from "./turns/settle.js";

/** One conversation while it runs: facts go in, records go to the sinks. */
export interface ConversationRun {
  readonly identity: Identity;
  readonly isOver: boolean;
  take(fact: Fact): void;
  /** Closes the conversation if it has not closed by itself. */
  close(reason: string): void;
  /** The turn that a speech belongs to; `null` if it is not known. */
  turnOfSpeech(speechId: string): { readonly spanId: string; readonly turnId: string } | null;
}

const turnTooLarge: ProblemReport = {
  code: "turn_too_large",
  message: `One turn had more than ${heldByTurnMost} speeches or tool calls; its record lacks some of them.`,
  fix: "Look at what the agent does in that turn: a tool that is called again and again, or a reply that asks for the next.",
};

interface RunOptions {
  readonly identity: Identity;
  readonly telemetry: Telemetry;
  readonly terms: CostTerms;
  readonly onExceeded: Budget["onExceeded"];
  readonly factFile: FactFile | null;
  readonly onOver: () => void;
}

/** Longest that Node's timers take; a longer one would fire at once, and print a warning. */
const timerMostMs = 2 ** 31 - 1;

/** Starts a conversation now. */
export function startConversation({
  identity,
  telemetry,
  terms,
  onExceeded,
  factFile,
  onOver,
}: RunOptions): ConversationRun {
  let recorder: Recorder = newRecorder(terms);
  let timer: NodeJS.Timeout | undefined;
  /** The deadline that the timer waits for. */
  let awaited = Infinity;
  let isOver = false;
  const keepFact = factFile && telemetry.guard("record_facts", (fact: Fact) => factFile.append(fact));

  const tellHost = telemetry.guard("budget.on_exceeded", onExceeded ?? (() => undefined));

  const take = (fact: Fact): void => {
    telemetry.countFact();
    keepFact?.(fact);
    const [next, records] = record(recorder, fact);
    if (next.conversation.dropped > recorder.conversation.dropped) telemetry.report(turnTooLarge);
    recorder = next;
    for (const written of records) telemetry.writeFinal(written);
    for (const crossing of recorder.crossings) void tellHost(budgetExceeded(crossing, identity));
    if (fact.type !== "session_closed") waitForDeadline();
    else {
      clearTimeout(timer);
      awaited = Infinity;
      if (isOver) return;
      isOver = true;
      onOver();
    }
  };

  // Some things end by time alone, such as the grace in which a turn takes late reports.
  const tick = telemetry.guard("observe.tick", () => {
    awaited = Infinity;
    const deadline = nextDeadline(recorder.conversation);
    if (deadline === null) return;
    // It moved while the timer ran, as it does with most facts: a timer for each would cost more than this.
    if (deadline > Date.now()) waitForDeadline();
    else take({ type: "clock_ticked", at: Date.now() });
  });
  const waitForDeadline = (): void => {
    const deadline = nextDeadline(recorder.conversation);
    if (deadline === null || deadline >= awaited) return;
    clearTimeout(timer);
    awaited = deadline;
    timer = setTimeout(tick, Math.min(timerMostMs, Math.max(0, deadline - Date.now()))).unref();
  };

  take({ type: "conversation_started", at: Date.now(), seed: newSeed(), identity });
  return {
    identity,
    get isOver() {
      return isOver;
    },
    take,
    close(reason) {
      if (!isOver) take({ type: "session_closed", at: Date.now(), reason, errorType: null });
    },
    turnOfSpeech: (speechId) => turnOfSpeech(recorder.conversation, speechId),
  };
}
