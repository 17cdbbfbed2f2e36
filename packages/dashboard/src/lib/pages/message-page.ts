// SPDX-License-Identifier: Apache-2.0
import { html } from "hono/html";
import { type Html, page } from "./page.js";

/** A page that says why there is nothing to see, and what to do. */
export function messagePage(why: string, fix: string): Html {
  return page(
    why,
    html`<h1>${why}</h1>
      <p class="quiet">${fix}</p>
      <p><a href="/">Conversations</a></p>`,
  );
}
