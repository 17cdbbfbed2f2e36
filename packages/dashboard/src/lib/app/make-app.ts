// SPDX-License-Identifier: Apache-2.0
import type { Store } from "@turnspan/store";
import { StoreError } from "@turnspan/store";
import { Hono } from "hono";
import { conversationPage } from "../pages/conversation-page.js";
import { conversationsPage } from "../pages/conversations-page.js";
import { messagePage } from "../pages/message-page.js";
import { styleSheet } from "../pages/style-sheet.js";
import { guardRequests } from "./guard-requests.js";

/** The pages, and the same as JSON under `/api`. */
export function makeApp(store: Store): Hono {
  const app = new Hono();
  app.use(guardRequests);

  app.get("/", async (context) => context.html(conversationsPage(await store.conversations(), store.dir)));
  app.get("/conversations/:id", async (context) => {
    const conversation = await store.conversation(context.req.param("id"));
    if (conversation === null) return context.notFound();
    return context.html(conversationPage(conversation));
  });
  app.get("/style.css", (context) => context.body(styleSheet, 200, { "Content-Type": "text/css; charset=utf-8" }));

  app.get("/api/conversations", async (context) => {
    const { runs, malformed } = await store.conversations();
    return context.json({ conversations: runs, malformed });
  });
  app.get("/api/conversations/:id", async (context) => {
    const conversation = await store.conversation(context.req.param("id"));
    if (conversation === null) return context.notFound();
    const { run, turns, calls, malformed } = conversation;
    return context.json({ run, turns, calls, malformed });
  });

  app.notFound((context) => {
    const why = "There is nothing here.";
    const fix = "The list of conversations shows what there is.";
    if (context.req.path.startsWith("/api/")) return context.json({ why, fix }, 404);
    return context.html(messagePage(why, fix), 404);
  });
  app.onError((error, context) => {
    const known = error instanceof StoreError;
    const why = known ? error.why : "The files could not be shown.";
    const fix = known ? error.fix : "Try turnspan show, which reads the same files.";
    if (context.req.path.startsWith("/api/")) return context.json({ why, fix }, 500);
    return context.html(messagePage(why, fix), 500);
  });
  return app;
}
