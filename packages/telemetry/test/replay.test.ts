// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ReplayOptions, type ReplayedConversation, replayConversations } from "../src/replay.js";
import { startOtlpReceiver } from "./otlp-receiver.js";
import { callSpanId, runSpanId, sampleCall, sampleEndedRun, sampleTurn, turnSpanId } from "./sample-records.js";

const conversation = (): ReplayedConversation => ({
  run: sampleEndedRun(),
  turns: [sampleTurn()],
  calls: [sampleCall({ error_message: "what a provider said" })],
});

describe("replayConversations", () => {
  let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
  beforeEach(async () => {
    receiver = await startOtlpReceiver();
  });
  afterEach(() => receiver.close());

  const replay = (more: Partial<ReplayOptions> = {}, conversations = [conversation()]) =>
    replayConversations(conversations, { endpoint: receiver.url, ...more });

  it("sends spans and metrics with the ids and the times of the records", async () => {
    const report = await replay({ headers: { "signoz-ingestion-key": "key" } });
    expect(report).toMatchObject({ conversations: 1, turns: 1, calls: 1, rejected: 0, error: null });
    const spans = receiver.spans();
    expect(spans).toHaveLength(report.spans);
    const ids = spans.map((span) => span.spanId);
    expect(ids).toEqual(expect.arrayContaining([runSpanId, turnSpanId, callSpanId]));
    expect(spans.find((span) => span.spanId === callSpanId)?.startMs).toBe(Date.parse("2026-03-01T12:00:02.500Z"));
    expect(receiver.requests.every(({ headers }) => headers["signoz-ingestion-key"] === "key")).toBe(true);
    const points = JSON.stringify(receiver.metrics());
    const { started_at: startedAt, completed_at: completedAt } = conversation().run;
    expect(points).toContain(`"startTimeUnixNano":"${Date.parse(startedAt)}000000"`);
    expect(points).toContain(`"timeUnixNano":"${Date.parse(completedAt ?? "")}000000"`);
  });

  it("sends nothing of what was said unless asked to", async () => {
    await replay();
    expect(JSON.stringify(receiver.requests)).not.toContain("what a provider said");
    await replay({ content: true });
    expect(JSON.stringify(receiver.requests)).toContain("what a provider said");
  });

  it("counts in a dry run what it would send, and needs no endpoint", async () => {
    const { spans, metricPoints } = await replay();
    receiver.requests.length = 0;
    const dry = await replay({ dryRun: true, endpoint: undefined });
    expect(dry).toMatchObject({ spans, metricPoints, error: null });
    expect(receiver.requests).toEqual([]);
  });

  it("is the same each time, so that metrics that are sent twice count once", async () => {
    await replay();
    const first = JSON.stringify(receiver.requests.map(({ path, body }) => [path, body]));
    receiver.requests.length = 0;
    await replay();
    expect(JSON.stringify(receiver.requests.map(({ path, body }) => [path, body]))).toBe(first);
  });

  it("tells of progress, and ends where the receiver refuses", async () => {
    receiver.setBehaviour({ kind: "status", status: 400 });
    const seen: number[] = [];
    const report = await replay({ onProgress: ({ conversations }) => seen.push(conversations) });
    expect(report).toMatchObject({ spans: 0, error: expect.stringContaining("answered 400") });
    expect(receiver.requests).toHaveLength(1);
  });

  it("tries again what may pass later", async () => {
    receiver.setBehaviour({ kind: "status", status: 503 });
    setTimeout(() => receiver.setBehaviour({ kind: "accept" }), 300);
    expect(await replay()).toMatchObject({ error: null, conversations: 1 });
  });

  it("ends when told to", async () => {
    const stop = new AbortController();
    receiver.setBehaviour({ kind: "hang" });
    setTimeout(() => stop.abort(), 50);
    expect(await replay({ signal: stop.signal })).toMatchObject({ error: "aborted", spans: 0 });
  });

  it("refuses an endpoint that is none before it begins", async () => {
    for (const endpoint of [undefined, "", "localhost:4318", "file:///etc/passwd"]) {
      await expect(replay({ endpoint })).rejects.toMatchObject({ name: "ConfigError", key: "endpoint" });
    }
  });
});
