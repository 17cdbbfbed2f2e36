// SPDX-License-Identifier: Apache-2.0
import type { Store } from "@turnspan/store";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { SettingsAnswer } from "../api/settings-answer.js";
import { type ConversationParts, answerConversation, answerTurn } from "../answers/answer-conversation.js";
import { answerConversations } from "../answers/answer-conversations.js";
import { answerDelivery } from "../answers/answer-delivery.js";
import {
  answerDistribution,
  answerFilters,
  answerForecast,
  answerLatency,
  answerOverview,
} from "../answers/answer-figures.js";
import { clearHistory, previewClear } from "../answers/clear-history.js";
import { exportCsv } from "../answers/export-csv.js";
import { errorBody } from "../asking/error-body.js";
import { QuestionQueue } from "../asking/question-queue.js";
import { type Query, readCount } from "../asking/read-query.js";
import { RequestError } from "../asking/request-error.js";
import { setHeaders } from "../guard/headers.js";
import { type SessionOptions, requireSession } from "../guard/require-session.js";
import type { LiveFeed } from "../live/live-feed.js";
import { serveLive } from "../live/serve-live.js";
import { plainPage } from "../page/plain-page.js";
import type { Page } from "../page/read-page.js";
import { servePage } from "../page/serve-page.js";
import { saveSettings } from "../settings/save-settings.js";
import { readSettings } from "../settings/settings-file.js";
import { version } from "../version.js";

export interface AppParts extends ConversationParts {
  readonly session: SessionOptions;
  readonly page: Page;
  readonly feed: LiveFeed;
}

type Answer = (store: Store, query: Query, context: Context) => Promise<object>;

const longestBody = 64 * 1024;

/** The API, and the page in front of it. */
export function makeApp(parts: AppParts): Hono {
  const { store, session, page, feed, signozUrl } = parts;
  const app = new Hono();
  // The store makes figures one after the other. Those that wait here for their turn are not made if their page has been left by then.
  const figures = new QuestionQueue({ atOnce: 1, waiting: 200 });
  const others = new QuestionQueue({ atOnce: 4, waiting: 200 });

  app.onError((error, context) => {
    const { status, body } = errorBody(error);
    const wantsPage =
      !context.req.path.startsWith("/api/") && (context.req.header("accept") ?? "").includes("text/html");
    return wantsPage ? context.html(plainPage(body), status) : context.json(body, status);
  });
  app.use(setHeaders);
  app.use(requireSession(session));
  app.use("/api/*", async ({ req }, next) => {
    // An answer without its body would still be worked out, and a stream would be held for nobody.
    if (req.raw.method === "HEAD")
      throw new RequestError(405, "METHOD", "Answers are not asked for by HEAD.", "Use GET.");
    return next();
  });
  app.use(bodyLimit({ maxSize: longestBody, onError: refuseBody }));

  const get = (path: string, answer: Answer, queue = others): void => {
    app.get(path, async (context) =>
      context.json(await queue.ask(context.req.raw.signal, () => answer(store, context.req.query(), context))),
    );
  };
  get("/api/overview", answerOverview, figures);
  get("/api/forecast", answerForecast, figures);
  get("/api/latency", answerLatency, figures);
  get("/api/distribution", answerDistribution, figures);
  get("/api/filters", answerFilters, figures);
  get("/api/conversations", answerConversations, figures);
  get("/api/conversations/:id", (_store, _query, { req }) => answerConversation(parts, req.param("id") ?? ""));
  get("/api/conversations/:id/turns/:index", (_store, _query, { req }) =>
    answerTurn(parts, req.param("id") ?? "", readCount("the turn", req.param("index"), 0, 1e9) ?? 0),
  );
  get("/api/delivery", () => answerDelivery(store.dir));
  get("/api/clear", (_store, query) => previewClear(store, query["before"], new Date()));
  get("/api/settings", async () => settingsAnswer());
  serveLive(app, feed);

  app.get("/api/export.csv", async (context) => {
    const { fileName, body } = await others.ask(context.req.raw.signal, () =>
      exportCsv(store, context.req.query(), new Date()),
    );
    return context.body(body, 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    });
  });

  let saving: Promise<void> = Promise.resolve();
  app.put("/api/settings", async (context) => {
    const wanted = await jsonOf(context);
    // One after another: each begins with what the one before has kept.
    saving = saving.catch(() => {}).then(() => saveSettings(store, wanted, Date.now()));
    await saving;
    return context.json(await settingsAnswer());
  });
  app.post("/api/clear", async (context) => context.json(await clearHistory(store, await jsonOf(context), new Date())));

  app.all("/api/*", ({ req }) => {
    const isRead = req.method === "GET" || req.method === "HEAD";
    throw new RequestError(
      404,
      "NOT_FOUND",
      `There is no ${isRead ? "such answer" : "such change"}.`,
      "See the README.",
    );
  });
  servePage(app, page);
  app.all("*", () => {
    throw new RequestError(405, "METHOD", "Pages are only read.", "Use GET.");
  });
  return app;

  async function settingsAnswer(): Promise<SettingsAnswer> {
    return { ...(await readSettings(store.dir)), dir: store.dir, version, signoz_url: signozUrl };
  }
}

async function jsonOf(context: Context): Promise<unknown> {
  const text = await context.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, "ARGUMENT", "The body is not JSON.", "Send JSON.");
  }
}

function refuseBody(): never {
  throw new RequestError(413, "TOO_LARGE", "The body is too large.", "Send at most 64 kB.");
}
