// SPDX-License-Identifier: Apache-2.0
import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** A piece of a page, already escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A whole page. Everything put into it by `html` is escaped unless it is itself `Html`. */
export function page(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Turnspan</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header class="top"><a class="brand" href="/">Turnspan</a></header>
        <main>${content}</main>
      </body>
    </html>`;
}
