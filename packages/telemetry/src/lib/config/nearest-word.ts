// SPDX-License-Identifier: Apache-2.0

/** The word that is fewest edits away, if that is at most a third of the letters (and at least two edits). */
export function nearestWord(word: string, words: readonly string[]): string | null {
  let best: { word: string; edits: number } | null = null;
  for (const candidate of words) {
    const edits = countEdits(word.toLowerCase(), candidate.toLowerCase());
    if (best === null || edits < best.edits) best = { word: candidate, edits };
  }
  return best !== null && best.edits <= Math.max(2, Math.floor(best.word.length / 3)) ? best.word : null;
}

/** Levenshtein distance: insertions, deletions and substitutions. */
function countEdits(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substitution));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
