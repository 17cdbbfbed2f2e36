// SPDX-License-Identifier: Apache-2.0
import type { Fact } from "../turns/fact.js";

/**
 * Reads a recording.
 *
 * @param text The whole file, one fact a line; blank lines are skipped.
 * @throws {SyntaxError} With the number of the line that is no fact.
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
  if (typeof value === "object" && value !== null && "type" in value && "at" in value) return value as Fact;
  throw new SyntaxError(`line ${number} of the recording is no fact: it has no type and time`);
}
