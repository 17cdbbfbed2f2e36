// SPDX-License-Identifier: Apache-2.0
import { html } from "hono/html";
import type { ErrorAnswer } from "../api/error-answer.js";

/** What a browser is shown that may not have the page, or can't. */
export function plainPage({ error }: ErrorAnswer): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Turnspan</title>
      </head>
      <body>
        <h1>Turnspan</h1>
        <p>${error.why}</p>
        <p>${error.fix}</p>
      </body>
    </html>`;
}
