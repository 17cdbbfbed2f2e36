// SPDX-License-Identifier: Apache-2.0

/** What is kept at most, of answers and of characters. */
export interface KeptBounds {
  readonly answers: number;
  readonly characters: number;
}

const defaultBounds: KeptBounds = { answers: 200, characters: 8e6 };

/**
 * Answers that were given, by question, for as long as what they were made of stays as it is. They are kept as JSON: what they take is then
 * known, and nobody can change what the next one is given. The one asked for longest ago goes first.
 */
export class KeptAnswers {
  readonly #bounds: KeptBounds;
  readonly #texts = new Map<string, string>();
  #characters = 0;

  constructor(bounds = defaultBounds) {
    this.#bounds = bounds;
  }

  /** The answer as JSON; undefined if it is not known. */
  get(question: string): string | undefined {
    const text = this.#texts.get(question);
    if (text === undefined) return undefined;
    this.#texts.delete(question);
    this.#texts.set(question, text);
    return text;
  }

  keep(question: string, text: string): void {
    this.#forget(question);
    this.#texts.set(question, text);
    this.#characters += question.length + text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#texts.size <= this.#bounds.answers && this.#characters <= this.#bounds.characters) return;
      this.#forget(oldest);
    }
  }

  /** Forgets all of them: what they were made of has changed. */
  clear(): void {
    this.#texts.clear();
    this.#characters = 0;
  }

  #forget(question: string): void {
    const text = this.#texts.get(question);
    if (text === undefined) return;
    this.#texts.delete(question);
    this.#characters -= question.length + text.length;
  }
}
