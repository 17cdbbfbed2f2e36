// SPDX-License-Identifier: Apache-2.0

/** What is wrong with prices of one's own. */
export interface PricesFault {
  /** Path of the key, such as `prices[0].usd.minute`; empty for the whole. */
  readonly key: string;
  /** The same as steps. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly got: string;
}

/** A fault at a path. */
export function faultAt(path: PricesFault["path"], expected: string, got: string): PricesFault {
  const key = path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`));
  return { key: key.join(""), path, expected, got };
}

/** A mistake in prices of one's own. Thrown by set-up, before anything is priced. */
export class PricesError extends Error {
  override readonly name = "PricesError";
  readonly code = "invalid_prices";
  /** The file; null for prices given in code. */
  readonly file: string | null;
  /** Line in the file, from 1; null if it has none. */
  readonly line: number | null;
  readonly key: string;
  readonly expected: string;
  readonly got: string;
  readonly why: string;
  readonly fix: string;

  constructor(fault: Omit<PricesFault, "path">, place: { file: string | null; line: number | null }, cause?: unknown) {
    const { key, expected, got } = fault;
    const where = place.file === null ? "prices" : place.line === null ? place.file : `${place.file}:${place.line}`;
    const why = `expected ${expected}, got ${got}`;
    super(`${where}: ${key === "" ? "" : `${key}: `}${why}.`, cause === undefined ? {} : { cause });
    this.file = place.file;
    this.line = place.line;
    this.key = key;
    this.expected = expected;
    this.got = got;
    this.why = why;
    this.fix =
      place.file === null
        ? `Correct ${key === "" ? "the prices" : `prices.${key}`}.`
        : `Correct ${place.line === null ? "" : `line ${place.line} of `}${place.file}.`;
  }
}
