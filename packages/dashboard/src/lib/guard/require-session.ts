// SPDX-License-Identifier: Apache-2.0
import type { MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { RequestError } from "../asking/request-error.js";
import { onwardPage } from "../page/onward-page.js";
import { namesUs } from "./own-host.js";
import { isSame } from "./token.js";

/** Goes with every request that changes something; a form of another page can't send it. */
export const changeHeader = "x-turnspan-change";

export interface SessionOptions {
  readonly token: string;
  /** The address that we listen on. */
  readonly boundTo: string;
  /** Cookies know no ports: two dashboards on one machine must not take each other's. */
  readonly cookieName: () => string;
}

/** Lets through who has the token: in the address once, which becomes a cookie, and by that cookie from then on. */
export function requireSession({ token, boundTo, cookieName }: SessionOptions): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    if (!namesUs(req.header("host"), boundTo)) {
      throw new RequestError(
        421,
        "HOST",
        "The dashboard does not go by that name.",
        "Open the address that turnspan dashboard printed.",
      );
    }
    const isRead = req.method === "GET" || req.method === "HEAD";
    const url = new URL(req.url);
    const given = url.searchParams.get("token");
    if (given !== null && isRead && !url.pathname.startsWith("/api/") && isSame(given, token)) {
      setCookie(context, cookieName(), token, { httpOnly: true, sameSite: "Strict", path: "/" });
      url.searchParams.delete("token");
      // A path of two slashes would lead to another machine.
      const onward = `${url.pathname.replace(/^[/\\]+/, "/")}${url.search}`;
      // Who comes from elsewhere, as from a file, is not given the cookie on a redirect, but when a page of ours leads on.
      if (req.header("sec-fetch-site") === "cross-site") return context.html(onwardPage(onward));
      return context.redirect(onward, 303);
    }
    if (!isSame(getCookie(context, cookieName()) ?? "", token)) {
      throw new RequestError(
        401,
        "UNAUTHORIZED",
        "This needs the token of the dashboard that is running.",
        "Open the whole address that turnspan dashboard printed; each start has a new one.",
      );
    }
    if (!isRead) requireOwnPage(req.header("origin"), req.header("host"), req.header(changeHeader));
    return next();
  };
}

/** Whoever changes something must be our own page: its origin says so, and its header proves that it may set one. */
function requireOwnPage(origin: string | undefined, host: string | undefined, header: string | undefined): void {
  const isOurs = origin === `http://${host}` || origin === `https://${host}`;
  if (isOurs && header === "1") return;
  throw new RequestError(
    403,
    "ORIGIN",
    "Only the dashboard's own page may change something.",
    `Send the Origin of the dashboard and ${changeHeader}: 1.`,
  );
}
