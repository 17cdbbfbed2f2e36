// SPDX-License-Identifier: Apache-2.0
import { attributes } from "@turnspan/records";
import { type Conversation, openStore } from "@turnspan/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCollector } from "../collector/build-collector.js";
import { type CollectedSpan, readSpans } from "../collector/read-collected.js";
import { usageRecorded, usageServed } from "../diary/usage.js";
import { whyNoGo } from "../go/go-toolchain.js";
import { placesOfRecords, placesOfSpans } from "../otlp/span-places.js";
import { type Ending, type JobCall, type Switchboard, openSwitchboard } from "./open-switchboard.js";

const say = (text: string): void => void process.stderr.write(`jobs: ${text}\n`);

/** The conversation that a call led to, as the files have it. */
async function recordedOf(board: Switchboard, call: JobCall): Promise<Conversation> {
  const conversation = await openStore(board.recordsDir).conversation(call.roomSid);
  if (conversation === null) throw new Error(`no conversation of ${call.jobId}\n${board.worker.log()}`);
  return conversation;
}

/** The files hold what the job knows: ids, turns, and each request once with what it used. */
function expectSame(conversation: Conversation, call: JobCall): void {
  const diary = call.diary();
  const { run, turns, calls, malformed } = conversation;
  expect(malformed).toEqual({ count: 0, first: [] });
  expect(run).toMatchObject({
    conversation_id: diary.started?.conversationId,
    trace_id: diary.started?.traceId,
    process_id: diary.started?.processId,
    job_id: call.jobId,
    room_name: call.roomName,
    agent_name: "bookshop",
    service_name: "bookshop",
  });
  expect(usageRecorded(calls)).toEqual(usageServed(diary.requests));
  expect(new Set([...turns, ...calls].map((record) => record.trace_id))).toEqual(new Set([run.trace_id]));
}

/** A conversation that was held to its end, on its diary's word. */
function expectComplete(conversation: Conversation, call: JobCall): void {
  expectSame(conversation, call);
  const diary = call.diary();
  expect(diary.requests.map(({ kind }) => kind).toSorted()).toEqual(["llm", "llm", "llm", "tts", "tts", "tts"]);
  expect(conversation.run).toMatchObject({ status: "completed", success: true, turns: 3, errors: 0 });
  expect(conversation.turns.map((turn) => turn.initiator)).toEqual(diary.turns.map((turn) => turn.initiator));
  expect(conversation.turns.flatMap((turn) => turn.tools.map((tool) => tool.name))).toEqual(["order_status"]);
  expect(diary.problems).toEqual([]);
}

describe("twenty calls in job processes of their own that share one directory", () => {
  const count = 20;
  let board: Switchboard;
  let calls: JobCall[] = [];
  let conversations: Conversation[] = [];
  let spans: CollectedSpan[] = [];

  beforeAll(async () => {
    const missing = whyNoGo(25);
    if (missing !== null) say(`a stand-in receives, SKIP the real collector: ${missing}`);
    board = await openSwitchboard(missing === null ? { collector: await buildCollector() } : {});
    calls = Array.from({ length: count }, () => board.call("hang_up", "gated"));
    await board.until("all jobs to have started", () => calls.every((call) => call.diary().started !== null));
    say(`${count} job processes are up, all begin to talk`);
    await board.openGate();
    await board.until("all calls to be over", () => calls.every((call) => call.isOver()));
    conversations = await Promise.all(calls.map((call) => recordedOf(board, call)));
    await board.receiver.stop();
    spans = await readSpans(board.receiver.dir);
  });
  afterAll(() => board?.close());

  it("are all there, each once, complete, and no line is torn", async () => {
    const { runs, malformed } = await openStore(board.recordsDir).conversations();
    expect(malformed.count).toBe(0);
    expect(runs).toHaveLength(count);
    expect(new Set(runs.map((run) => run.conversation_id))).toEqual(new Set(calls.map((call) => call.roomSid)));
    expect(new Set(runs.map((run) => run.process_id)).size).toBe(count);
    for (const [index, call] of calls.entries()) expectComplete(conversations[index]!, call);
  });

  it("are one trace each at the receiver, every record a span, once and in its place", () => {
    expect(new Set(conversations.map(({ run }) => run.trace_id)).size).toBe(count);
    for (const conversation of conversations) {
      const places = placesOfRecords(conversation);
      expect(placesOfSpans(spans, new Set(places.map(({ spanId }) => spanId)))).toEqual(places);
      const ofTrace = spans.filter((span) => span.traceId === conversation.run.trace_id);
      expect(new Set(ofTrace.map((span) => span.attributes[attributes.jobId.name]))).toEqual(
        new Set([conversation.run.job_id]),
      );
    }
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set(conversations.map(({ run }) => run.trace_id)));
    expect(new Set(spans.map((span) => span.spanId)).size).toBe(spans.length);
  });
});

describe("a call whose job ends while it lasts", () => {
  let board: Switchboard;
  beforeAll(async () => {
    board = await openSwitchboard({ shutdownTimeoutMs: 3_000 });
  });
  afterAll(() => board?.close());

  const held = async (ending: Ending, ready: (call: JobCall) => boolean): Promise<JobCall> => {
    const call = board.call(ending);
    await board.until(`${call.jobId} to come so far`, () => ready(call));
    return call;
  };
  const isAnswering = (call: JobCall): boolean => call.diary().isAnswering;
  const isSettled = (call: JobCall): boolean => call.diary().isSettled;
  const over = (call: JobCall): Promise<void> => board.until(`${call.jobId} to be over`, () => call.isOver());
  const spansOf = async (call: JobCall): Promise<CollectedSpan[]> =>
    (await readSpans(board.receiver.dir)).filter((span) => span.traceId === call.diary().started?.traceId);

  /** Everything that had ended is there, in the files and at the receiver, and the answer that was cut counts as a turn. */
  const expectClosedInTheMiddle = async (call: JobCall): Promise<Conversation> => {
    const conversation = await recordedOf(board, call);
    expectSame(conversation, call);
    expect(conversation.turns.map((turn) => [turn.initiator, turn.interrupted])).toEqual([
      ["agent", false],
      ["user", false],
      ["user", false],
      ["user", true],
    ]);
    const places = placesOfRecords(conversation);
    expect(placesOfSpans(await spansOf(call), new Set(places.map(({ spanId }) => spanId)))).toEqual(places);
    return conversation;
  };

  /** The process was gone before it could write its last line; all that had ended until then is on disk. */
  const expectAbandoned = async (call: JobCall): Promise<void> => {
    const diary = call.diary();
    expect(diary.closeReason).toBeNull();
    const conversation = await recordedOf(board, call);
    const answered = new Set(diary.requests.map((request) => request.requestId));
    const finished = conversation.calls.filter(({ request_id: id }) => id !== null && answered.has(id));
    expect(usageRecorded(finished)).toEqual(usageServed(diary.requests));
    expect(conversation.run).toMatchObject({
      status: "abandoned",
      completed_at: null,
      job_id: call.jobId,
      turns: 3,
      total_input_tokens: diary.requests.reduce((sum, request) => sum + (request.inputTokens ?? 0), 0),
      total_output_tokens: diary.requests.reduce((sum, request) => sum + (request.outputTokens ?? 0), 0),
    });
    expect(conversation.turns.map((turn) => turn.initiator)).toEqual(diary.turns.map((turn) => turn.initiator));
    expect(conversation.malformed.count).toBe(0);
    const spans = await spansOf(call);
    const known = new Set(placesOfRecords(conversation).map(({ spanId }) => spanId));
    const unknown = spans.filter(({ spanId, parentSpanId }) => !known.has(spanId) && !known.has(parentSpanId));
    expect(unknown).toEqual([]);
  };

  it("ended by the server is complete", async () => {
    const call = await held("stay", isSettled);
    board.terminate(call);
    await over(call);
    expectComplete(await recordedOf(board, call), call);
  });

  it("ended by the server in the middle of an answer is complete, and the answer is interrupted", async () => {
    const call = await held("answer", isAnswering);
    board.terminate(call);
    await over(call);
    const { run } = await expectClosedInTheMiddle(call);
    expect(run).toMatchObject({ status: "completed", turns: 4 });
  });

  it("whose entry throws closes, with all that had ended", async () => {
    const call = await held("throw", isAnswering);
    await over(call);
    const { run } = await expectClosedInTheMiddle(call);
    expect(run.status).not.toBe("running");
    expect(run.turns).toBe(4);
  });

  it("whose process exits is abandoned, with all that had ended", async () => {
    const call = await held("exit", isAnswering);
    await over(call);
    await expectAbandoned(call);
  });

  it("whose process dies of an uncaught exception is abandoned, with all that had ended", async () => {
    const call = await held("throw_outside", isAnswering);
    await over(call);
    await expectAbandoned(call);
  });

  it("whose process is killed is abandoned, with all that had ended", async () => {
    const call = await held("answer", isAnswering);
    process.kill(call.diary().started!.processId, "SIGKILL");
    await over(call);
    await expectAbandoned(call);
  });

  it("whose process hangs is killed by the worker and abandoned, with all that had ended", async () => {
    const call = await held("block", isAnswering);
    board.terminate(call);
    await over(call);
    await expectAbandoned(call);
  });

  it("whose host's shutdown callback never ends is complete before the worker kills it", async () => {
    const call = await held("stay_with_stuck_callback", isSettled);
    board.terminate(call);
    await over(call);
    const conversation = await recordedOf(board, call);
    expectSame(conversation, call);
    expect(conversation.run).toMatchObject({ status: "completed", turns: 3 });
    expect(call.diary().problems).toBeNull();
    const places = placesOfRecords(conversation);
    expect(placesOfSpans(await spansOf(call), new Set(places.map(({ spanId }) => spanId)))).toEqual(places);
  });
});

describe("a worker that is told to end", () => {
  it("lets its calls end first, and they are complete", async () => {
    const board = await openSwitchboard({ shutdownTimeoutMs: 5_000 });
    try {
      const calls = [board.call("hang_up", "gated"), board.call("hang_up", "gated")];
      await board.until("both calls to have started", () => calls.every((call) => call.diary().started !== null));
      board.worker.drain();
      await board.openGate();
      await board.until("the worker to end", () => board.worker.exitCode !== null);
      expect(board.worker.exitCode).toBe(143);
      for (const call of calls) expectComplete(await recordedOf(board, call), call);
    } finally {
      await board.close();
    }
  });
});

describe("a receiver that takes the connection and never answers", () => {
  it("does not hold the job: it ends by itself before the worker would kill it, its files complete", async () => {
    const board = await openSwitchboard({ receiverMood: "hangs", shutdownTimeoutMs: 60_000 });
    try {
      const call = board.call("stay");
      await board.until("the call to settle", () => call.diary().isSettled);
      board.terminate(call);
      await board.until("the job to end", () => call.isOver(), 50_000);
      const conversation = await recordedOf(board, call);
      expectSame(conversation, call);
      expect(conversation.run).toMatchObject({ status: "completed", turns: 3 });
      expect(call.diary().problems).not.toBeNull();
    } finally {
      await board.close();
    }
  });
});
