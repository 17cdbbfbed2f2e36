// SPDX-License-Identifier: Apache-2.0
import { type CallRecord, type TurnRecord, type WorkflowRunRecord } from "@turnspan/records";
import { readRecord } from "@turnspan/records/readers";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseFacts } from "../src/lib/recording/parse-facts.js";
import { replay } from "../src/lib/recording/replay.js";
import { type Ran, runShortCall, runThreeCalls } from "./kit/run-fixture.js";

const scratch = mkdtempSync(join(tmpdir(), "turnspan-observe-"));
const freshDir = () => mkdtempSync(join(scratch, "dir-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let unobserved: Ran;
beforeAll(async () => {
  unobserved = await runShortCall({ observeOptions: null });
});

/** The agent did and said what it does without us, and nothing was printed. */
function expectUnnoticed(ran: Ran): void {
  expect(ran.call.replies).toEqual(["Good day.", "See you."]);
  expect(ran.call.replies).toEqual(unobserved.call.replies);
  expect(ran.noise).toBe("");
  expect(ran.exitCode).toBe(0);
}

function readDay<T>(dir: string, file: string): T[] {
  const days = readdirSync(dir).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name));
  return days.flatMap((day) => {
    const path = join(dir, day, file);
    if (!existsSync(path)) return [];
    return readFileSync(path, "utf8")
      .split("\n")
      .map(readRecord)
      .filter((read) => read.kind !== "blank")
      .map((read) => {
        if (read.kind === "malformed") throw new Error(`${file}: ${read.why}`);
        return read.record as T;
      });
  });
}

describe("observe", () => {
  it.each(["before", "after"])(
    "called %s start() writes the whole call to files that a reader takes",
    async (order) => {
      const dir = freshDir();
      const ran = await runShortCall({ observeOptions: { dir, agentName: "brief" }, order });
      expectUnnoticed(ran);
      expect(ran.call.problems).toEqual([]);
      const runs = readDay<WorkflowRunRecord>(dir, "workflow_runs.jsonl");
      expect(runs.map((run) => run.status)).toEqual(["running", "completed"]);
      expect(runs[1]).toMatchObject({
        ...ran.call.ids,
        workflow_name: "brief",
        turns: 2,
        close_reason: "user_initiated",
      });
      const turns = readDay<TurnRecord>(dir, "turns.jsonl");
      expect(turns).toMatchObject([
        { turn_index: 1, initiator: "user", modality: "text", llm_calls: 1 },
        { turn_index: 2, initiator: "user", modality: "text", llm_calls: 1 },
      ]);
      const calls = readDay<CallRecord>(dir, "calls.jsonl");
      expect(calls.map((call) => call.turn_id)).toEqual(turns.map((turn) => turn.turn_id));
      // The scripted model reports no usage: that is unknown, not zero.
      expect(calls.map((call) => call.input_tokens)).toEqual([null, null]);
    },
  );

  it("keeps what was said out of the files unless it is asked for", async () => {
    const closed = freshDir();
    await runShortCall({ observeOptions: { dir: closed } });
    expect(readDay<TurnRecord>(closed, "turns.jsonl").map((turn) => turn.agent_text)).toEqual([null, null]);
    const open = freshDir();
    await runShortCall({ observeOptions: { dir: open, captureContent: "local" } });
    expect(readDay<TurnRecord>(open, "turns.jsonl")).toMatchObject([
      { user_text: "hello", agent_text: "Good day." },
      { user_text: "bye", agent_text: "See you." },
    ]);
  });

  it("records the facts on request, and they replay to the very records that were written", async () => {
    const dir = freshDir();
    const recordFacts = join(dir, "facts.jsonl");
    await runShortCall({ observeOptions: { dir, recordFacts } });
    const replayed = replay(parseFacts(readFileSync(recordFacts, "utf8")));
    const written = ["calls", "turns", "workflow_runs"].flatMap((name) => readDay(dir, `${name}.jsonl`));
    expect(replayed).toHaveLength(written.length);
    expect(replayed).toEqual(expect.arrayContaining(written));
    expect(readFileSync(recordFacts, "utf8")).not.toContain("Good day");
  });

  it("gives each session what it asks for, and no session more than the process captures", async () => {
    const dir = freshDir();
    const ids = await runThreeCalls([
      { dir, captureContent: "local" },
      { dir, captureContent: "none" },
      { dir, enabled: false },
    ]);
    const turns = readDay<TurnRecord>(dir, "turns.jsonl");
    const said = ids.map((id) => turns.filter((turn) => turn.conversation_id === id).map((turn) => turn.user_text));
    // Two replies that were queued at once: each keeps its own words.
    expect(said).toEqual([["hello", "bye"], [null, null], []]);
  });

  it("called twice observes once, and says so", async () => {
    const dir = freshDir();
    const ran = await runShortCall({ observeOptions: { dir }, order: "twice" });
    expectUnnoticed(ran);
    expect(ran.call.sameObservation).toBe(true);
    expect(ran.call.problems).toEqual([{ code: "observed_twice", count: 1 }]);
    expect(readDay<TurnRecord>(dir, "turns.jsonl")).toHaveLength(2);
  });

  it("switched off writes nothing at all", async () => {
    const dir = join(freshDir(), "never");
    const ran = await runShortCall({ observeOptions: { dir, enabled: false } });
    expectUnnoticed(ran);
    expect(existsSync(dir)).toBe(false);
    const byEnvironment = await runShortCall({ observeOptions: { dir } }, { OTEL_SDK_DISABLED: "true" });
    expectUnnoticed(byEnvironment);
    expect(existsSync(dir)).toBe(false);
  });

  it("survives a session that is closed before it started", async () => {
    const ran = await runShortCall({ observeOptions: { dir: freshDir() }, order: "close-first" });
    expectUnnoticed(ran);
  });
});

describe("the agent does not notice", () => {
  it("a directory that cannot be made", async () => {
    const file = join(freshDir(), "a-file");
    writeFileSync(file, "");
    const ran = await runShortCall({ observeOptions: { dir: join(file, "below") } });
    expectUnnoticed(ran);
    expect(ran.call.problems).toHaveLength(1);
  });

  it("a directory that nobody may write to", async () => {
    // Root may write anywhere but here.
    const ran = await runShortCall({ observeOptions: { dir: "/proc/turnspan" } });
    expectUnnoticed(ran);
    expect(ran.call.problems).toHaveLength(1);
  });

  it("an endpoint where nobody listens", async () => {
    const endpoint = "http://127.0.0.1:9";
    const ran = await runShortCall({ observeOptions: { dir: freshDir(), endpoint }, order: "flush" });
    expectUnnoticed(ran);
    expect(ran.call.problems.length).toBeGreaterThan(0);
  });

  it("an endpoint that takes the connection and never answers", async () => {
    const sockets = new Set<{ destroy(): void }>();
    const server = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const options = { dir: freshDir(), endpoint: `http://127.0.0.1:${port}` };
    const ran = await runShortCall({ observeOptions: options, order: "flush" });
    for (const socket of sockets) socket.destroy();
    server.close();
    expectUnnoticed(ran);
  });
});

describe("the preload", () => {
  const NODE_OPTIONS = `--import ${new URL("../dist/bundle/register.js", import.meta.url).href}`;

  it("observes the session of a plain program, which has no line of ours", async () => {
    const dir = freshDir();
    const ran = await runShortCall({ observeOptions: null }, { NODE_OPTIONS, TURNSPAN_DIR: dir });
    expectUnnoticed(ran);
    expect(readDay<TurnRecord>(dir, "turns.jsonl")).toHaveLength(2);
  });

  it("leaves a session to the host that observes it before its start, with the host's options", async () => {
    const dir = freshDir();
    const ran = await runShortCall({ observeOptions: { tenant: "acme" } }, { NODE_OPTIONS, TURNSPAN_DIR: dir });
    expectUnnoticed(ran);
    expect(ran.call.problems).toEqual([]);
    expect(readDay<TurnRecord>(dir, "turns.jsonl").map((turn) => turn.tenant)).toEqual(["acme", "acme"]);
  });

  it("reports an observe() that comes after the start, and changes nothing", async () => {
    const dir = freshDir();
    const ran = await runShortCall(
      { observeOptions: { tenant: "late" }, order: "after" },
      { NODE_OPTIONS, TURNSPAN_DIR: dir },
    );
    expectUnnoticed(ran);
    expect(ran.call.problems).toEqual([{ code: "observed_twice", count: 1 }]);
    expect(readDay<TurnRecord>(dir, "turns.jsonl").map((turn) => turn.tenant)).toEqual([null, null]);
  });
});

describe("LiveKit's own spans", () => {
  it.each(["keep", "drop"])("with nativeSpans %s change nothing for the agent, nor what is recorded", async (mode) => {
    const dir = freshDir();
    const ran = await runShortCall({ observeOptions: { dir, nativeSpans: mode } });
    expectUnnoticed(ran);
    expect(ran.call.problems).toEqual([]);
    expect(readDay<TurnRecord>(dir, "turns.jsonl")).toHaveLength(2);
  });
});

describe("wrong configuration", () => {
  it("in code throws before the call starts, with key, expected, actual and fix; the agent runs on", async () => {
    const dir = join(freshDir(), "never");
    const ran = await runShortCall({ observeOptions: { dir, captureContent: "everything" } });
    expect(ran.call.threw).toMatchObject({ name: "ConfigError", key: "captureContent" });
    expect(ran.call.threw?.expected).toContain("local");
    expect(ran.call.threw?.actual).toContain("everything");
    expect(ran.call.threw?.fix).not.toBe("");
    expect(ran.call.replies).toHaveLength(2);
    expect(existsSync(dir)).toBe(false);
  });

  it.each([
    ["job", { job: "AJ_1" }],
    ["conversationId", { conversationId: "" }],
    ["tenant", { tenant: 7 }],
    ["metadata", { metadata: { nested: {} } }],
    ["endpiont", { endpiont: "http://127.0.0.1:4318" }],
  ])("of %s is named", async (key, observeOptions) => {
    const ran = await runShortCall({ observeOptions: { dir: freshDir(), ...observeOptions } });
    expect(ran.call.threw).toMatchObject({ name: "ConfigError", key });
  });

  it("in the environment is one problem, and the default holds", async () => {
    const dir = freshDir();
    const ran = await runShortCall({ observeOptions: { dir } }, { TURNSPAN_CAPTURE_CONTENT: "everything" });
    expectUnnoticed(ran);
    expect(ran.call.problems).toHaveLength(1);
    expect(readDay<TurnRecord>(dir, "turns.jsonl")[0]?.agent_text).toBeNull();
  });
});
