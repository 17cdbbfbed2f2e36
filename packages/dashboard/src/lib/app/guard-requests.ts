// SPDX-License-Identifier: Apache-2.0
import type { MiddlewareHandler } from "hono";

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ownNames = new Set(["127.0.0.1", "localhost"]);

/**
 * Lets through only reads that were addressed to this machine by name. A page from elsewhere that points a name of its
 * own at 127.0.0.1 sends that name as Host, and is refused.
 */
export const guardRequests: MiddlewareHandler = async (context, next) => {
  context.header("Content-Security-Policy", contentSecurityPolicy);
  context.header("X-Content-Type-Options", "nosniff");
  context.header("Referrer-Policy", "no-referrer");
  context.header("Cross-Origin-Resource-Policy", "same-origin");
  context.header("Cache-Control", "no-store");
  const name = (context.req.header("host") ?? "").replace(/:\d+$/, "");
  if (!ownNames.has(name)) return context.text("This dashboard answers to 127.0.0.1 and localhost only.\n", 421);
  const { method } = context.req;
  if (method !== "GET" && method !== "HEAD") {
    return context.text("This dashboard only reads.\n", 405, { Allow: "GET, HEAD" });
  }
  return next();
};
