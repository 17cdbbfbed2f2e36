// SPDX-License-Identifier: Apache-2.0

/** The last answers by address, so that a page that was seen before is there at once. The least used go first. */
export class AnswerCache {
  readonly #answers = new Map<string, unknown>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(url: string): unknown {
    const answer = this.#answers.get(url);
    if (answer !== undefined) this.set(url, answer);
    return answer;
  }

  set(url: string, answer: unknown): void {
    this.#answers.delete(url);
    this.#answers.set(url, answer);
    const oldest = this.#answers.keys().next();
    if (this.#answers.size > this.#most && oldest.done !== true) this.#answers.delete(oldest.value);
  }

  clear(): void {
    this.#answers.clear();
  }
}
