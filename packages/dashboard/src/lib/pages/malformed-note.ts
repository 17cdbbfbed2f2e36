// SPDX-License-Identifier: Apache-2.0
import type { MalformedLines } from "@turnspan/store";
import { html } from "hono/html";
import { formatCount } from "../text/figures.js";
import type { Html } from "./page.js";

/** Says that lines of the files were skipped, and which; nothing if none were. */
export function malformedNote({ count, first }: MalformedLines): Html | "" {
  if (count === 0) return "";
  return html`<details class="malformed">
    <summary>${formatCount(count)} ${count === 1 ? "line" : "lines"} of the files could not be read</summary>
    <ul>
      ${first.map((line) => html`<li><code>${line.file}:${line.lineNumber}</code> ${line.why}</li>`)}
    </ul>
  </details>`;
}
