// SPDX-License-Identifier: Apache-2.0
import type { MalformedLines } from "@turnspan/store";
import { formatCounted } from "../text/figures.js";
import { printable } from "../text/printable.js";

const shownLines = 3;

/** Tells of lines that were skipped, the first of them with file and line; null if there are none. */
export function malformedNotice(malformed: MalformedLines): string | null {
  if (malformed.count === 0) return null;
  const shown = malformed.first.slice(0, shownLines);
  const lines = shown.map((line) => printable(`  ${line.file}:${line.lineNumber} ${line.why}`));
  const rest = malformed.count - shown.length;
  return [
    `${formatCounted(malformed.count, "line")} of the files could not be read and ${malformed.count === 1 ? "was" : "were"} skipped:`,
    ...lines,
    ...(rest > 0 ? [`  and ${formatCounted(rest, "other")}`] : []),
  ].join("\n");
}
