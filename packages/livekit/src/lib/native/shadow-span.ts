// SPDX-License-Identifier: Apache-2.0
import { type Span, type SpanContext, INVALID_SPAN_CONTEXT } from "@opentelemetry/api";

/** Where the spans of one conversation belong in our own tree. */
export interface SpanPlaces {
  conversation(): SpanContext;
  /** The turn that a speech belongs to; `null` while it is not known. */
  speech(speechId: string): SpanContext | null;
}

/** LiveKit's attribute that ties a span to a speech. */
const speechIdAttribute = "lk.speech_id";

/**
 * What LiveKit gets in place of a span of its own: it is never exported, and it answers with the context of *our* span
 * that stands for the same work, so that spans of the host's HTTP and database calls nest in our tree.
 */
export class ShadowSpan implements Span {
  readonly #parent: Span | undefined;
  #places: SpanPlaces | null = null;
  #speechId: string | null = null;
  #ended = false;

  constructor(parent: Span | undefined) {
    this.#parent = parent;
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

  setAttribute(key: string, value: unknown): this {
    if (key === speechIdAttribute && typeof value === "string") this.#speechId = value;
    return this;
  }

  setAttributes(attributes: Record<string, unknown>): this {
    for (const [key, value] of Object.entries(attributes)) this.setAttribute(key, value);
    return this;
  }

  end(): void {
    this.#ended = true;
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
