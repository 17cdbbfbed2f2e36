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
