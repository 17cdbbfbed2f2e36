// SPDX-License-Identifier: Apache-2.0

/** How well a model's name fits a pattern: null if not, else higher for more of the pattern's own letters; exact is highest. */
export function rankOf(pattern: string, model: string): number | null {
  const wanted = pattern.toLowerCase();
  const name = model.toLowerCase();
  if (wanted === name) return Number.POSITIVE_INFINITY;
  const parts = wanted.split("*");
  const [beginning = "", ...rest] = parts;
  const end = rest.pop();
  if (end === undefined || !name.startsWith(beginning)) return null;
  let reached = beginning.length;
  for (const part of rest) {
    const found = name.indexOf(part, reached);
    if (found === -1) return null;
    reached = found + part.length;
  }
  return name.length >= reached + end.length && name.endsWith(end) ? wanted.length - parts.length + 1 : null;
}

/** The best rank of several patterns; null if none fits. */
export function bestRankOf(patterns: readonly string[], model: string): number | null {
  let best: number | null = null;
  for (const pattern of patterns) {
    const rank = rankOf(pattern, model);
    if (rank !== null && (best === null || rank > best)) best = rank;
  }
  return best;
}

/** Whether a name can fit two patterns equally well, so that only their order would tell which of them counts. */
export function compete(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  if (one === other) return true;
  if (!one.includes("*") || !other.includes("*")) return false;
  return lettersOf(one) === lettersOf(other) && canMeet(one, other);
}

function lettersOf(pattern: string): number {
  return pattern.replaceAll("*", "").length;
}

/** Whether there is a name that fits both: reads both from the left, and keeps how far the other can have come. */
function canMeet(a: string, b: string): boolean {
  let reached = withStars(new Set([0]), b);
  for (const letter of a) {
    const next = new Set<number>();
    for (const at of reached) {
      if (letter === "*") for (let to = at; to <= b.length; to += 1) next.add(to);
      else if (b[at] === "*") next.add(at);
      else if (b[at] === letter) next.add(at + 1);
    }
    reached = withStars(next, b);
  }
  return reached.has(b.length);
}

/** A star may stand for nothing. */
function withStars(reached: Set<number>, pattern: string): Set<number> {
  for (const at of reached) if (pattern[at] === "*") reached.add(at + 1);
  return reached;
}
