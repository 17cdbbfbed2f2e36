// SPDX-License-Identifier: Apache-2.0
import type { PruneResult, Store } from "@turnspan/store";
import type { ClearAnswer, ClearRequest } from "../api/clear-answer.js";
import { RequestError, badArgument } from "../asking/request-error.js";

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** What would go. */
export async function previewClear(store: Store, before: string | undefined, now: Date): Promise<ClearAnswer> {
  const olderThan = readBefore(before, now);
  const found = await store.prune({ olderThan, dryRun: true });
  const conversations = await store.listConversations({ until: olderThan, limit: 0 }).then(
    ({ total }) => total,
    () => null,
  );
  return answerOf(olderThan, found, conversations);
}

/**
 * Removes what a preview named.
 * @throws RequestError `CHANGED` if other days than those would go.
 */
export async function clearHistory(store: Store, body: unknown, now: Date): Promise<ClearAnswer> {
  const { before, days } = readRequest(body);
  const preview = await previewClear(store, before ?? undefined, now);
  requireShownDays(preview, days);
  const olderThan = new Date(preview.before);
  return answerOf(olderThan, await store.prune({ olderThan }), preview.conversations);
}

/** @throws RequestError `CHANGED` unless the days that go are those that were shown. */
export function requireShownDays(goes: Pick<PruneResult, "days">, shown: readonly string[]): void {
  if (goes.days.map(({ day }) => day).join() === shown.toSorted().join()) return;
  throw new RequestError(
    409,
    "CHANGED",
    "Other days would go than the ones that were shown.",
    "Look again at what would go, and then decide.",
  );
}

function answerOf(olderThan: Date, found: PruneResult, conversations: number | null): ClearAnswer {
  const { days, bytes, dryRun } = found;
  return { before: olderThan.toISOString().slice(0, 10), days, bytes, conversations, removed: !dryRun };
}

/** The end of what goes, at most the start of today. */
function readBefore(text: string | undefined, now: Date): Date {
  const today = now.toISOString().slice(0, 10);
  const day = text === undefined || text === "" ? today : text;
  const date = new Date(dayPattern.test(day) ? day : Number.NaN);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day) || day > today) {
    throw badArgument("before", day, `a day up to today, ${today}`);
  }
  return date;
}

function readRequest(body: unknown): ClearRequest {
  if (typeof body === "object" && body !== null && "before" in body && "days" in body) {
    const { before, days } = body;
    const isBefore = before === null || typeof before === "string";
    if (isBefore && Array.isArray(days) && days.every((day) => typeof day === "string")) return { before, days };
  }
  throw new RequestError(
    400,
    "ARGUMENT",
    "The body is not {before, days}.",
    "Send the day of the preview and the days that it named.",
  );
}
