// SPDX-License-Identifier: Apache-2.0
import { type Span, type SpanContext, type TimeInput, INVALID_SPAN_CONTEXT } from "@opentelemetry/api";

/** Where the spans of one conversation belong in our own tree. */
export interface SpanPlaces {
  /** LiveKit's span of someone's speech has ended; times in epoch milliseconds. */
  talked(who: "user" | "agent", startedAt: number, endedAt: number): void;
  /** LiveKit's span of the user's turn has ended with a transcript. */
  userTurnEnded(requestIds: string[]): void;
  conversation(): SpanContext;
  /** The turn that a speech belongs to; `null` while it is not known. */
  speech(speechId: string): SpanContext | null;
}

/** LiveKit's names for the spans of speech, which start and end exactly when speech does. */
const talkers: Readonly<Record<string, "user" | "agent">> = { user_speaking: "user", agent_speaking: "agent" };

/** LiveKit's attribute that ties a span to a speech. */
const speechIdAttribute = "lk.speech_id";

/** LiveKit's name for the span of the user's turn, and what it writes there only if something was said. */
const userTurnName = "user_turn";
const endOfTurnDelayAttribute = "lk.end_of_turn_delay";
const requestIdsAttribute = "lk.provider_request_ids";

/**
 * What LiveKit gets in place of a span of its own: it is never exported, and it answers with the context of *our* span
 * that stands for the same work, so that spans of the host's HTTP and database calls nest in our tree.
 */
export class ShadowSpan implements Span {
  readonly #parent: Span | undefined;
  readonly #talker: "user" | "agent" | null;
  readonly #startedAt: number;
  #places: SpanPlaces | null = null;
  #speechId: string | null = null;
  readonly #isUserTurn: boolean;
  #hasEndOfTurn = false;
  #requestIds: string[] = [];
  #ended = false;

  constructor(parent: Span | undefined, name = "", startTime?: TimeInput) {
    this.#parent = parent;
    this.#talker = talkers[name] ?? null;
    this.#isUserTurn = name === userTurnName;
    this.#startedAt = epochMs(startTime);
  }

  /** Ties this span, and all that are started below it, to a conversation. */
  bind(places: SpanPlaces): void {
    this.#places = places;
  }

  /** The nearest place that is known: turn, else conversation, else whatever the host had active around LiveKit. */
  spanContext(): SpanContext {
    const places = this.#nearestPlaces();
    if (places && this.#speechId !== null) {
      const turn = places.speech(this.#speechId);
      if (turn) return turn;
    }
    if (this.#places) return this.#places.conversation();
    return this.#parent?.spanContext() ?? INVALID_SPAN_CONTEXT;
  }

  /** The speech in whose work this span is; `null` if it is in none that is known. */
  get speechId(): string | null {
    return this.#speechId ?? (this.#parent instanceof ShadowSpan ? this.#parent.speechId : null);
  }

  setAttribute(key: string, value: unknown): this {
    if (key === speechIdAttribute && typeof value === "string") this.#speechId = value;
    if (key === endOfTurnDelayAttribute) this.#hasEndOfTurn = true;
    if (key === requestIdsAttribute && Array.isArray(value)) {
      this.#requestIds = value.filter((id) => typeof id === "string");
    }
    return this;
  }

  setAttributes(attributes: Record<string, unknown>): this {
    for (const [key, value] of Object.entries(attributes)) this.setAttribute(key, value);
    return this;
  }

  end(endTime?: TimeInput): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#isUserTurn && this.#hasEndOfTurn) this.#nearestPlaces()?.userTurnEnded(this.#requestIds);
    if (this.#talker) this.#nearestPlaces()?.talked(this.#talker, this.#startedAt, epochMs(endTime));
  }

  /** LiveKit reuses a span of the user's turn for as long as this is true. */
  isRecording(): boolean {
    return !this.#ended;
  }

  addEvent(): this {
    return this;
  }

  addLink(): this {
    return this;
  }

  addLinks(): this {
    return this;
  }

  setStatus(): this {
    return this;
  }

  updateName(): this {
    return this;
  }

  recordException(): void {}

  #nearestPlaces(): SpanPlaces | null {
    if (this.#places) return this.#places;
    return this.#parent instanceof ShadowSpan ? this.#parent.#nearestPlaces() : null;
  }
}

/** LiveKit gives epoch milliseconds, or nothing for now. */
function epochMs(time: TimeInput | undefined): number {
  return typeof time === "number" && Number.isFinite(time) ? time : Date.now();
}
