// SPDX-License-Identifier: Apache-2.0

/**
 * A source of ids that is part of the state, so that the same facts give the same ids. The generator is sfc32
 * (Chris Doty-Humphrey's PractRand), which passes PractRand and BigCrush; ids need to be unlikely to meet, not secret.
 */
export interface IdSource {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly counter: number;
}

/** Starts a source from 32 hex digits; digits that are no hex count as 0. */
export function idSourceFrom(seed: string): IdSource {
  const word = (index: number) => Number.parseInt(seed.slice(index * 8, index * 8 + 8), 16) || 0;
  // The first outputs of sfc32 still show the seed.
  return drawWords({ a: word(0), b: word(1), c: word(2), counter: word(3) }, 12).source;
}

/** Draws a span id: 16 hex digits, never all zero. */
export function drawSpanId(from: IdSource): [string, IdSource] {
  const { words, source } = drawWords(from, 2);
  return [spanIdOf(words, 0), source];
}

/** Draws a UUIDv7 (RFC 9562) with the given time in epoch milliseconds, so that ids sort by time. */
export function drawUuid(from: IdSource, at: number): [string, IdSource] {
  const { words, source } = drawWords(from, 3);
  return [uuidOf(words, at), source];
}

/** Draws what a record is known by: its own id, sorted by the given time, and the id of its span. */
export function drawRecordIds(from: IdSource, at: number): { id: string; spanId: string; ids: IdSource } {
  const { words, source } = drawWords(from, 5);
  return { id: uuidOf(words, at), spanId: spanIdOf(words, 3), ids: source };
}

/** Of the first three words. */
function uuidOf([first = 0, second = 0, third = 0]: readonly number[], at: number): string {
  const time = Math.max(0, Math.trunc(at)).toString(16).padStart(12, "0").slice(-12);
  const versioned = ((first & 0x0fff) | 0x7000).toString(16).padStart(4, "0");
  const variant = (((first >>> 16) & 0x3fff) | 0x8000).toString(16).padStart(4, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-${versioned}-${variant}-${hex(second)}${hex(third).slice(0, 4)}`;
}

/** Of two words. W3C trace context forbids an all-zero id; forcing one bit costs one bit of 64. */
function spanIdOf(words: readonly number[], index: number): string {
  return hex(words[index] ?? 0) + hex(((words[index + 1] ?? 0) | 1) >>> 0);
}

function drawWords({ a, b, c, counter }: IdSource, count: number): { words: readonly number[]; source: IdSource } {
  const words: number[] = [];
  while (words.length < count) {
    const word = (a + b + counter) >>> 0;
    words.push(word);
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + word) >>> 0;
  }
  return { words, source: { a, b, c, counter } };
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
