// SPDX-License-Identifier: Apache-2.0
import type { MalformedAnswer } from "../../../src/lib/api/malformed-answer.js";
import { formatCounted } from "../text/figures.js";

/** Says how many lines of the files could not be read, and on hover which were the first; nothing if all could. */
export function MalformedMark({ malformed }: { readonly malformed: MalformedAnswer | undefined }) {
  if (malformed === undefined || malformed.count === 0) return null;
  const first = malformed.first.map((line) => `${line.file}:${line.line_number} ${line.why}`);
  return (
    <span class="warn" tabIndex={0} data-tip={first.join("\n")}>
      {formatCounted(malformed.count, "line")} could not be read
    </span>
  );
}
