// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";

/** A text of the corpus: what of it must go, or that all of it must stay. Everything in it is made up. */
export type CorpusLine =
  | { kind: "stays"; why: string; text: string }
  | { kind: "email" | "phone" | "card" | "ssn" | "iban" | "secret"; text: string; secrets: string[] };

/** Reads the corpus, one JSON object a line. */
export function readCorpus(): CorpusLine[] {
  const text = fs.readFileSync(new URL("corpus.jsonl", import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as CorpusLine);
}

/** The pieces of the corpus that must be found nowhere. */
export function secretsOf(lines: readonly CorpusLine[]): string[] {
  return lines.flatMap((line) => (line.kind === "stays" ? [] : line.secrets));
}
