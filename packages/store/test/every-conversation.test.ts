// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConversationRow, openStore } from "../src/index.js";
import { RecordDirectory } from "./in-directory.js";
import { runRecord } from "./records.js";

const count = 5000;

describe("every conversation of a list", () => {
  const directory = new RecordDirectory();
  beforeAll(() => {
    const lines = Array.from({ length: count }, (_, index) => {
      const started = new Date(Date.UTC(2026, 10, 20) + index * 1000).toISOString();
      const run = runRecord({ run_id: `run-${index}`, conversation_id: `conversation-${index}`, started_at: started });
      return `\n${JSON.stringify({ ...run, errors: index % 3 })}\n`;
    });
    directory.append("2026-11-20", "workflow_runs.jsonl", lines.join(""));
  });
  afterAll(() => directory.remove());

  it("comes as the list has it, a part at a time", async () => {
    const store = openStore(directory.path);
    const query = { errors: true, orderBy: "errors" } as const;
    const parts: (readonly ConversationRow[])[] = [];
    const taken = await store.everyConversation(query, async (rows) => void parts.push(rows));
    const { rows, total } = await store.listConversations({ ...query, limit: count });
    expect(total).toBeGreaterThan(3000);
    expect(parts.flat()).toEqual(rows);
    expect(taken).toBe(total);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(total);
    await store.close();
  });

  it("can be asked again after one who took them failed", async () => {
    const store = openStore(directory.path);
    await expect(
      store.everyConversation({}, async () => {
        throw new Error("the disk is full");
      }),
    ).rejects.toThrow("the disk is full");
    expect((await store.listConversations()).total).toBe(count);
    expect(await store.everyConversation({ search: "conversation-4999" }, async () => {})).toBe(1);
    await store.close();
  });
});
