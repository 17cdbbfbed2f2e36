// SPDX-License-Identifier: Apache-2.0
import type { MalformedLines } from "@turnspan/store";
import type { CommandContext } from "../program/command-context.js";

/** Prints one JSON object, which is all that stdout gets under `--json`. */
export function printJson(context: Pick<CommandContext, "output">, value: object): void {
  context.output.text(JSON.stringify(value, null, 2));
}

/** Skipped lines, with the field names of `--json`. */
export function malformedJson({ count, first }: MalformedLines): object {
  return { count, first: first.map(({ file, lineNumber, why }) => ({ file, line_number: lineNumber, why })) };
}
