// SPDX-License-Identifier: Apache-2.0
import type { MalformedLine, MalformedLines } from "@turnspan/store";
import type { MalformedAnswer } from "../api/malformed-answer.js";

/** Skipped lines, with the field names of the command's `--json`. */
export function malformedAnswer({ count, first }: MalformedLines): MalformedAnswer {
  return { count, first: first.map(malformedLine) };
}

/** One skipped line, likewise. */
export function malformedLine({ file, lineNumber, why }: MalformedLine): MalformedAnswer["first"][number] {
  return { file, line_number: lineNumber, why };
}
