// SPDX-License-Identifier: Apache-2.0
import { html } from "hono/html";

/** Leads on to a path of ours at once, and takes this page's place in the browser's history. */
export function onwardPage(path: string): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="0; url=${path}" />
        <title>Turnspan</title>
      </head>
      <body>
        <a href="${path}">Go on to the dashboard</a>
      </body>
    </html>`;
}
