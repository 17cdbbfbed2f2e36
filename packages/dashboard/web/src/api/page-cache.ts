// SPDX-License-Identifier: Apache-2.0

/** Numbers of the pages, from 0, that hold rows from one index to another, both included. */
export function pagesBetween(first: number, last: number, pageRows: number): number[] {
  const from = Math.max(0, Math.floor(first / pageRows));
  const to = Math.floor(Math.max(first, last) / pageRows);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** What is known of a long list that comes in pages. It holds a bounded number of them: the least lately wanted go first. */
export class PageCache<Row> {
  readonly #pageRows: number;
  readonly #most: number;
  readonly #pages = new Map<number, { readonly rows: readonly Row[]; readonly round: number }>();
  #round = 0;
  #total: number | null = null;

  constructor(pageRows: number, most = 60) {
    this.#pageRows = pageRows;
    this.#most = most;
  }

  /** How many rows there are; null until the first page came. */
  get total(): number | null {
    return this.#total;
  }

  /** The row at an index; undefined if its page has not come. */
  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.#pageRows))?.rows[index % this.#pageRows];
  }

  put(page: number, rows: readonly Row[], total: number): void {
    this.#pages.delete(page);
    this.#pages.set(page, { rows, round: this.#round });
    this.#total = total;
    const oldest = this.#pages.keys().next();
    if (this.#pages.size > this.#most && oldest.done !== true) this.#pages.delete(oldest.value);
  }

  /** From now on all pages are of before: shown until they come again. */
  age(): void {
    this.#round += 1;
  }

  /** Which of the pages have to be asked for. */
  missing(pages: readonly number[]): number[] {
    return pages.filter((page) => this.#pages.get(page)?.round !== this.#round);
  }
}
