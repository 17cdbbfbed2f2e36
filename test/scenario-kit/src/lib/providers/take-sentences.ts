// SPDX-License-Identifier: Apache-2.0
// Shorter pieces sound choppy when a voice speaks them one by one.
const shortestSentence = 20;

/** Splits the complete sentences off the front of a text; `rest` waits for more. */
export function takeSentences(text: string): { readonly sentences: readonly string[]; readonly rest: string } {
  const sentences: string[] = [];
  let sentence = "";
  for (const piece of text.match(/[^.!?]*[.!?]+\s*|[^.!?]+$/g) ?? []) {
    sentence += piece;
    if (/[.!?]\s*$/.test(piece) && sentence.trim().length >= shortestSentence) {
      sentences.push(sentence);
      sentence = "";
    }
  }
  return { sentences, rest: sentence };
}
