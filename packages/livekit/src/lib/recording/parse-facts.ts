// SPDX-License-Identifier: Apache-2.0
import { isFactType } from "../turns/fact-types.js";
import type { Fact } from "../turns/fact.js";

/**
 * Reads a recording.
 *
 * @param text The whole file, one fact a line; blank lines are skipped.
 * @throws {SyntaxError} With the number of the line that is no fact, or one of a type that only a later version knows: without
 * it the records would be others, and nobody would be told.
 */
export function parseFacts(text: string): Fact[] {
  const facts: Fact[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    facts.push(parseFact(line, index + 1));
  }
  return facts;
}

function parseFact(line: string, number: number): Fact {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new SyntaxError(`line ${number} of the recording is not JSON`, { cause: error });
  }
  if (typeof value !== "object" || value === null || !("type" in value) || !("at" in value)) {
    throw new SyntaxError(`line ${number} of the recording is no fact: it has no type and time`);
  }
  if (isFactType(value.type)) return value as Fact;
  throw new SyntaxError(
    `line ${number} of the recording is a fact of type ${JSON.stringify(value.type)}, which this version of ` +
      "@turnspan/livekit does not know: replay it with the version that recorded it, or a later one",
  );
}
