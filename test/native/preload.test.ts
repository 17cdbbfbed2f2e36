// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "@turnspan/store";
import { describe, expect, it } from "vitest";
import { type CollectedSpan, readSpans } from "../collector/read-collected.js";
import { type SwitchboardOptions, openSwitchboard } from "../jobs/open-switchboard.js";
import { startCloud } from "./start-cloud.js";

const programOf = (name: string) => fileURLToPath(new URL(`programs/${name}`, import.meta.url));
const cwd = fileURLToPath(new URL("..", import.meta.url));
const preload = ["--import", "@turnspan/livekit/register"];
const secret = "PINEAPPLE";
const nativeNames = ["agent_session", "agent_turn", "llm_node", "llm_request", "function_tool", "tts_node"];

/** Holds calls in job processes of a worker that has no line of ours, and looks at what came of them. */
async function holdCalls(count: number, options: SwitchboardOptions) {
  const board = await openSwitchboard({ cwd, nodeOptions: preload, ...options });
  try {
    const calls = Array.from({ length: count }, () => board.call("hang_up"));
    await board.until("the calls to be over", () => calls.every((call) => call.isOver()));
    const store = openStore(board.recordsDir);
    const conversations = await Promise.all(calls.map((call) => store.conversation(call.roomSid)));
    const spans = await readSpans(board.receiver.dir);
    const day = new Date().toISOString().slice(0, 10);
    const logFile = await readFile(join(board.recordsDir, day, "logs.jsonl"), "utf8").catch(() => "");
    return {
      calls,
      conversations,
      spans,
      logFile,
      diaries: calls.map((call) => call.diary()),
      log: board.worker.log(),
    };
  } finally {
    await board.close();
  }
}

const childrenOf = (spans: readonly CollectedSpan[], parent: string | undefined) =>
  spans.filter(({ parentSpanId }) => parentSpanId === parent);

describe("node --import @turnspan/livekit/register", () => {
  it("observes every session of a worker's job processes, with their jobs, and what their tools call", async () => {
    const held = await holdCalls(2, { program: programOf("plain-worker.mjs"), environment: { OBSERVED: "1" } });
    for (const [index, call] of held.calls.entries()) {
      const conversation = held.conversations[index];
      expect(conversation?.run, held.log).toMatchObject({
        status: "completed",
        conversation_id: call.roomSid,
        job_id: call.jobId,
        room_name: call.roomName,
        agent_name: "bookshop",
        tenant: null,
      });
      const tools = conversation?.turns.flatMap((turn) => turn.tools) ?? [];
      expect(tools).toHaveLength(6);
      for (const name of ["by_fetch", "by_http", "fails", "francs"]) {
        const tool = tools.find((other) => other.name === name);
        expect(childrenOf(held.spans, tool?.span_id).map((span) => span.name)).toEqual(["GET"]);
      }
      const owed = tools.find(({ name }) => name === "owed");
      expect(childrenOf(held.spans, owed?.span_id).map((span) => span.name)).toContain("pg.connect");
      const line = held.logFile.split("\n").find((text) => text.includes(call.roomSid));
      expect(JSON.parse(line ?? "{}")).toMatchObject({
        message: "from the entry",
        trace_id: conversation?.run.trace_id,
        span_id: conversation?.run.span_id,
      });
    }
    // A call of observe() in the agent's own code comes too late to change anything, and is reported.
    expect(held.diaries.map(({ problems }) => problems)).toEqual([["observed_twice"], ["observed_twice"]]);
  });

  it("observes an agent in CommonJS, which runs on a copy of LiveKit of its own", async () => {
    const held = await holdCalls(1, { program: programOf("plain-worker.cjs") });
    expect(held.conversations[0]?.run, held.log).toMatchObject({ status: "completed", job_id: "AJ_1", turns: 1 });
  });

  it("does nothing when telemetry is switched off", async () => {
    const held = await holdCalls(1, {
      program: programOf("plain-worker.mjs"),
      environment: { TURNSPAN_ENABLED: "false" },
    });
    expect(held.diaries[0]?.isSettled, held.log).toBe(true);
    expect(held.conversations).toEqual([null]);
    expect(held.spans).toEqual([]);
  });
});

describe("a session that is recorded to LiveKit Cloud", () => {
  it.each(["fold", "keep", "drop"])(
    "still sends LiveKit's own spans there, content and all, beside ours with nativeSpans %s",
    async (nativeSpans) => {
      const cloud = await startCloud();
      const held = await holdCalls(1, {
        program: programOf("plain-worker.mjs"),
        environment: { RECORDED: "1", LIVEKIT_OBSERVABILITY_URL: cloud.url, TURNSPAN_NATIVE_SPANS: nativeSpans },
      });
      await cloud.stop();
      const uploaded = cloud.traces();
      const isThere = (text: string) => uploaded.includes(text);
      expect(
        nativeNames.filter((name) => !isThere(name)),
        held.log,
      ).toEqual([]);
      expect([secret, "gen_ai.usage.input_tokens", "execute_tool by_fetch"].map(isThere)).toEqual([true, true, false]);
      const [conversation] = held.conversations;
      const ours = held.spans.filter(({ scope }) => scope === "turnspan").map(({ name }) => name);
      expect(ours.filter((name) => name === "turn")).toHaveLength(conversation?.turns.length ?? -1);
      expect(held.spans.some(({ scope }) => scope === "livekit-agents")).toBe(nativeSpans === "keep");
      expect(JSON.stringify(held.spans, (_, value: unknown) => String(value))).not.toContain(secret);
      const tool = conversation?.turns.flatMap((turn) => turn.tools).find(({ name }) => name === "by_fetch");
      expect(childrenOf(held.spans, tool?.span_id).map((span) => span.name)).toEqual(["GET"]);
    },
  );
});
