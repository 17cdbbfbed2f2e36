// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeHistory } from "@turnspan/record-kit";
import { type Store, openStore } from "@turnspan/store";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OverviewAnswer } from "../src/lib/api/overview-answer.js";
import { answerFilters, answerForecast, answerOverview } from "../src/lib/answers/answer-figures.js";
import { firstRange, prepareFirstPage } from "../src/lib/answers/prepare-first-page.js";
import { serveDashboard } from "../src/index.js";
import { rangeOf } from "../web/src/range/range.js";
import { browse } from "./browse.js";

const dayMs = 86_400_000;
const dayBefore = (count: number): string => new Date(Date.now() - count * dayMs).toISOString().slice(0, 10);

describe("the first page", () => {
  let dir = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-first-page-"));
    writeHistory(dir, { conversations: 12, days: 3, firstDay: dayBefore(2) });
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** A store that notes the name and the arguments of each question. */
  const noting = (store: Store): { readonly store: Store; readonly questions: string[] } => {
    const questions: string[] = [];
    const get = (target: Store, name: keyof Store): unknown => {
      const method = target[name];
      if (typeof method !== "function") return method;
      return (...given: readonly unknown[]): unknown => {
        questions.push(`${name} ${JSON.stringify(given)}`);
        return Reflect.apply(method, target, given);
      };
    };
    return { store: new Proxy(store, { get: (target, name) => get(target, name as keyof Store) }), questions };
  };

  it("asks what was prepared for it, to the letter", async () => {
    const now = new Date();
    const { since, until } = rangeOf({}, now);
    expect(firstRange(now)).toEqual({ since, until });

    const { store, questions } = noting(openStore(dir));
    await prepareFirstPage(store, now, new AbortController().signal);
    const prepared = new Set(questions.splice(0));
    const query = { since: since ?? undefined, until: until ?? undefined };
    await Promise.all([answerFilters(store, query), answerOverview(store, query), answerForecast(store, {})]);
    expect(new Set(questions)).toEqual(prepared);
    await store.close();
  });

  it("is not prepared any further once the dashboard closes, nor told of what is wrong with the files", async () => {
    const { store, questions } = noting(openStore(dir));
    await prepareFirstPage(store, new Date(), AbortSignal.abort());
    expect(questions).toEqual([]);
    await store.close();

    const foreign = mkdtempSync(join(tmpdir(), "turnspan-foreign-"));
    appendFileSync(join(foreign, "notes.txt"), "not ours");
    await prepareFirstPage(openStore(foreign), new Date(), new AbortController().signal);
    rmSync(foreign, { recursive: true });
  });

  it("shows at its next asking what was written, cleared, or taken by retention meanwhile", async () => {
    const dashboard = await serveDashboard({ dir, port: 0 });
    const browser = await browse(dashboard);
    const { since, until } = rangeOf({}, new Date());
    const conversations = async (): Promise<number> =>
      (await browser.json<OverviewAnswer>(`/api/overview?since=${since}&until=${until}`)).totals.conversations;
    expect([await conversations(), await conversations()]).toEqual([12, 12]);

    writeHistory(dir, { conversations: 2, days: 1, firstDay: dayBefore(0), firstNumber: 100 });
    expect([await conversations(), await conversations()]).toEqual([14, 14]);

    const cleared = await browser.change("POST", "/api/clear", { before: dayBefore(1), days: [dayBefore(2)] });
    expect(cleared.status).toBe(200);
    expect([await conversations(), await conversations()]).toEqual([10, 10]);

    writeHistory(dir, { conversations: 5, days: 1, firstDay: dayBefore(5), firstNumber: 200 });
    expect([await conversations(), await conversations()]).toEqual([15, 15]);
    const kept = await browser.change("PUT", "/api/settings", { retention_days: 3, days: [dayBefore(5)] });
    expect(kept.status).toBe(200);
    expect([await conversations(), await conversations()]).toEqual([10, 10]);
    await dashboard.close();
  });
});
