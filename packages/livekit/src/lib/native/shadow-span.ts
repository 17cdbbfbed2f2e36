// SPDX-License-Identifier: Apache-2.0
import {
  type Attributes,
  type AttributeValue,
  type Exception,
  type Link,
  type Span,
  type SpanContext,
  type SpanStatus,
  type TimeInput,
  INVALID_SPAN_CONTEXT,
} from "@opentelemetry/api";
import type { CurrentIds, SpanPlacement } from "@turnspan/telemetry";
import { type ConversationPlaces, contextOf } from "./conversation-places.js";

/** LiveKit's names for the spans of speech, which start and end exactly when speech does. */
const talkers: Readonly<Record<string, "user" | "agent">> = { user_speaking: "user", agent_speaking: "agent" };

/** LiveKit's attribute that ties a span to a speech. */
const speechIdAttribute = "lk.speech_id";

/** LiveKit's name for the span of the user's turn, and what it writes there only if something was said. */
const userTurnName = "user_turn";
const endOfTurnDelayAttribute = "lk.end_of_turn_delay";
const requestIdsAttribute = "lk.provider_request_ids";

/** Makes the real span that a shadow stands before; `null` if nobody wants one. */
export type RecordSpan = (parent: Span | null, placement: () => SpanPlacement | null) => Span | null;

interface ShadowOptions {
  readonly name?: string;
  readonly startTime?: TimeInput | undefined;
  readonly record?: RecordSpan;
  /** The span of ours that it stands for, where that is neither turn nor conversation; with the speech it belongs to. */
  readonly own?: { readonly spanId: string; readonly speechId: string; readonly places: ConversationPlaces };
}

/**
 * What LiveKit gets in place of a span of its own: it answers with the context of *our* span that stands for the same
 * work, so that spans of the host's HTTP and database calls nest in our tree. The real span, where somebody wants it,
 * is kept behind it and keeps LiveKit's own tree.
 */
export class ShadowSpan implements Span {
  readonly #parent: Span | undefined;
  readonly #talker: "user" | "agent" | null;
  readonly #startedAt: number;
  readonly #isUserTurn: boolean;
  #hasEndOfTurn = false;
  #requestIds: string[] = [];
  readonly #recorded: Span | null;
  readonly #ownSpanId: string | null;
  #places: ConversationPlaces | null;
  #isRoot = false;
  #speechId: string | null;
  #ended = false;

  constructor(parent: Span | undefined, { name = "", startTime, record, own }: ShadowOptions = {}) {
    this.#parent = parent;
    this.#talker = talkers[name] ?? null;
    this.#isUserTurn = name === userTurnName;
    this.#startedAt = epochMs(startTime);
    this.#ownSpanId = own?.spanId ?? null;
    this.#speechId = own?.speechId ?? null;
    this.#places = own?.places ?? null;
    const recordedParent = parent instanceof ShadowSpan ? parent.#recorded : null;
    this.#recorded = record?.(recordedParent, () => this.#placement()) ?? null;
  }

  /** Ties this span, and all that are started below it, to a conversation. */
  bind(places: ConversationPlaces): void {
    this.#places = places;
    this.#isRoot = true;
  }

  /** The nearest place that is known: tool, turn, conversation, else whatever the host had active around LiveKit. */
  spanContext(): SpanContext {
    const places = this.#nearestPlaces();
    if (!places) return this.#parent?.spanContext() ?? INVALID_SPAN_CONTEXT;
    return contextOf(places, this.#nearestSpanId(places));
  }

  /** The speech in whose work this span is; `null` if it is in none that is known. */
  get speechId(): string | null {
    return this.#speechId ?? (this.#parent instanceof ShadowSpan ? this.#parent.speechId : null);
  }

  /** What a log line that is written inside this span belongs to; `null` while no conversation is known. */
  ids(): CurrentIds | null {
    const places = this.#nearestPlaces();
    if (!places) return null;
    const { traceId, conversationId } = places;
    const speechId = this.speechId;
    const turnId = speechId === null ? null : (places.turnOfSpeech(speechId)?.turnId ?? null);
    return { traceId, spanId: this.#nearestSpanId(places), conversationId, turnId, speechId };
  }

  setAttribute(key: string, value: AttributeValue): this {
    if (key === speechIdAttribute && typeof value === "string") this.#speechId = value;
    if (key === endOfTurnDelayAttribute) this.#hasEndOfTurn = true;
    if (key === requestIdsAttribute && Array.isArray(value)) {
      this.#requestIds = value.filter((id) => typeof id === "string");
    }
    this.#recorded?.setAttribute(key, value);
    return this;
  }

  setAttributes(attributes: Attributes): this {
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) this.setAttribute(key, value);
    return this;
  }

  end(endTime?: TimeInput): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#recorded?.end(endTime);
    if (this.#isUserTurn && this.#hasEndOfTurn) this.#nearestPlaces()?.userTurnEnded(this.#requestIds);
    if (this.#talker) this.#nearestPlaces()?.talked(this.#talker, this.#startedAt, epochMs(endTime));
  }

  /**
   * Whether anybody reads what is set: LiveKit writes the whole chat as JSON for a span that records. It reuses a span of
   * the user's turn for as long as this is true.
   */
  isRecording(): boolean {
    return !this.#ended && (this.#isUserTurn || this.#recorded !== null);
  }

  addEvent(name: string, attributesOrTime?: Attributes | TimeInput, time?: TimeInput): this {
    this.#recorded?.addEvent(name, attributesOrTime, time);
    return this;
  }

  addLink(link: Link): this {
    this.#recorded?.addLink(link);
    return this;
  }

  addLinks(links: Link[]): this {
    this.#recorded?.addLinks(links);
    return this;
  }

  setStatus(status: SpanStatus): this {
    this.#recorded?.setStatus(status);
    return this;
  }

  updateName(name: string): this {
    this.#recorded?.updateName(name);
    return this;
  }

  recordException(exception: Exception, time?: TimeInput): void {
    this.#recorded?.recordException(exception, time);
  }

  #nearestPlaces(): ConversationPlaces | null {
    if (this.#places) return this.#places;
    return this.#parent instanceof ShadowSpan ? this.#parent.#nearestPlaces() : null;
  }

  #nearestSpanId(places: ConversationPlaces): string {
    if (this.#ownSpanId !== null) return this.#ownSpanId;
    const turn = this.#speechId === null ? null : places.turnOfSpeech(this.#speechId);
    if (turn) return turn.spanId;
    return this.#parent instanceof ShadowSpan && !this.#isRoot
      ? this.#parent.#nearestSpanId(places)
      : places.rootSpanId;
  }

  /** The root of LiveKit's tree hangs on our conversation, all others on their own parents. */
  #placement(): SpanPlacement | null {
    const places = this.#nearestPlaces();
    if (!places) return null;
    const { traceId, conversationId, exportsContent } = places;
    return { traceId, conversationId, exportsContent, parentSpanId: this.#isRoot ? places.rootSpanId : null };
  }
}

/** LiveKit gives epoch milliseconds, or nothing for now. */
function epochMs(time: TimeInput | undefined): number {
  return typeof time === "number" && Number.isFinite(time) ? time : Date.now();
}
