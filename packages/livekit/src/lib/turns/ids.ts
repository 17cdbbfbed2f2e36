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
  let source: IdSource = { a: word(0), b: word(1), c: word(2), counter: word(3) };
  // The first outputs of sfc32 still show the seed.
  for (let round = 0; round < 12; round += 1) source = step(source).source;
  return source;
}

/** Draws a span id: 16 hex digits, never all zero. */
export function drawSpanId(source: IdSource): [string, IdSource] {
  const high = step(source);
  const low = step(high.source);
  // W3C trace context forbids an all-zero id; forcing one bit costs one bit of 64.
  return [hex(high.word) + hex((low.word | 1) >>> 0), low.source];
}

/** Draws a UUIDv7 (RFC 9562) with the given time in epoch milliseconds, so that ids sort by time. */
export function drawUuid(source: IdSource, at: number): [string, IdSource] {
  const first = step(source);
  const second = step(first.source);
  const third = step(second.source);
  const time = Math.max(0, Math.trunc(at)).toString(16).padStart(12, "0").slice(-12);
  const versioned = ((first.word & 0x0fff) | 0x7000).toString(16).padStart(4, "0");
  const variant = (((first.word >>> 16) & 0x3fff) | 0x8000).toString(16).padStart(4, "0");
  const rest = hex(second.word) + hex(third.word).slice(0, 4);
  return [`${time.slice(0, 8)}-${time.slice(8)}-${versioned}-${variant}-${rest}`, third.source];
}

/** Draws what a record is known by: its own id, sorted by the given time, and the id of its span. */
export function drawRecordIds(source: IdSource, at: number): { id: string; spanId: string; ids: IdSource } {
  const [id, next] = drawUuid(source, at);
  const [spanId, ids] = drawSpanId(next);
  return { id, spanId, ids };
}

function step({ a, b, c, counter }: IdSource): { word: number; source: IdSource } {
  const word = (a + b + counter) >>> 0;
  return {
    word,
    source: {
      a: (b ^ (b >>> 9)) >>> 0,
      b: (c + (c << 3)) >>> 0,
      c: (((c << 21) | (c >>> 11)) + word) >>> 0,
      counter: (counter + 1) >>> 0,
    },
  };
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
