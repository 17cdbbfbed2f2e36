// SPDX-License-Identifier: Apache-2.0
import type { ConversationQuery, Store } from "@turnspan/store";
import type { ConversationsAnswer } from "../api/conversations-answer.js";
import { type Query, readChoice, readCount, readFilter, readFlag, readText } from "../asking/read-query.js";
import { malformedAnswer } from "./malformed.js";

const orders = ["started_at", "cost", "latency", "errors", "turns", "duration"] as const;
const longestPage = 500;
const dayMs = 86_400_000;

/**
 * What a list is asked for, without its page.
 * @throws RequestError if a value can't be used.
 */
export function readListQuery(query: Query): ConversationQuery {
  return {
    ...readFilter(query),
    errors: readFlag("errors", query["errors"]) || undefined,
    interrupted: readFlag("interrupted", query["interrupted"]) || undefined,
    slowerThanMs: readCount("slow", query["slow"], 0, dayMs),
    search: readText("q", query["q"]),
    orderBy: readChoice("sort", query["sort"], orders),
    ascending: readChoice("dir", query["dir"], ["asc", "desc"]) === "asc",
  };
}

export async function answerConversations(store: Store, query: Query): Promise<ConversationsAnswer> {
  const offset = readCount("offset", query["offset"], 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const limit = readCount("limit", query["limit"], 1, longestPage) ?? 100;
  const { rows, total } = await store.listConversations({ ...readListQuery(query), offset, limit });
  return { rows, total, offset, malformed: malformedAnswer(store.malformed()) };
}
