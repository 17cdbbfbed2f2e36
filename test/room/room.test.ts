// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Conversation, openStore } from "@turnspan/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CollectedSpan, readSpans } from "../collector/read-collected.js";
import { type JobDiary, readDiary } from "../diary/read-diary.js";
import { usageRecorded, usageServed } from "../diary/usage.js";
import { whyNoGo } from "../go/go-toolchain.js";
import { placesOfRecords, placesOfSpans } from "../otlp/span-places.js";
import { type Receiver, startReceiver } from "../otlp/start-receiver.js";
import { type WorkerProcess, startWorker } from "../processes/start-worker.js";
import { waitUntil } from "../processes/wait-until.js";
import { buildLivekitServer, neededGoMinor } from "./build-livekit-server.js";
import { type CallerReport, runCaller } from "./run-caller.js";
import { waitsOf } from "./waits-of.js";
import { type LivekitServer, startLivekitServer } from "./start-livekit-server.js";

const missing = whyNoGo(neededGoMinor);
if (missing !== null) process.stderr.write(`SKIP the real room: ${missing}\n`);

const title = "a real LiveKit room: a caller speaks, the worker's agent answers";
// The caller's last sound lies in its own buffer, the network's and the worker's before the detector hears it, and the
// detector places the end a window or two late.
const wayToDetectorMostMs = 1_000;
// The agent's first sound goes through the encoder, two jitter buffers and the decoder.
const wayBackMostMs = 400;
// Frames of 20 ms are timed at either end; nothing else can make a way seem to take less than no time.
const clockMs = 40;
const worker = fileURLToPath(new URL("programs/room-worker.mjs", import.meta.url));

describe.skipIf(missing !== null)(missing === null ? title : `${title}: SKIP, ${missing}`, () => {
  const roomName = "pine-street";
  let dir = "";
  let server: LivekitServer | null = null;
  let running: WorkerProcess | null = null;
  let receiver: Receiver | null = null;
  let caller: CallerReport;
  let diary: JobDiary;
  let conversation: Conversation;
  let spans: CollectedSpan[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-room-"));
    const diaryFile = join(dir, "diary.jsonl");
    const recordsDir = join(dir, "records");
    receiver = await startReceiver(dir);
    const livekit = await startLivekitServer(await buildLivekitServer());
    server = livekit;
    const agent = await startWorker({
      program: worker,
      cwd: dir,
      livekitUrl: livekit.url,
      apiKey: livekit.apiKey,
      apiSecret: livekit.apiSecret,
      environment: { DIARY: diaryFile, TURNSPAN_DIR: recordsDir, TURNSPAN_OTLP_ENDPOINT: receiver.endpoint },
    });
    running = agent;
    await waitUntil("the worker to register", () => agent.log().includes("registered worker"), 60_000, agent.log);
    caller = await runCaller(livekit, roomName, () => `${agent.log()}\n${livekit.log()}`);
    await waitUntil("the job to end", () => readDiary(diaryFile).problems !== null, 30_000, agent.log);
    diary = readDiary(diaryFile);
    const found = await openStore(recordsDir).conversation(diary.started?.conversationId ?? "");
    if (found === null) throw new Error(`no conversation in ${recordsDir}\n${agent.log()}`);
    conversation = found;
    spans = await readSpans(receiver.dir);
  });

  afterAll(async () => {
    await running?.end();
    await server?.stop();
    await receiver?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it("is one conversation with the room's id, and ends when the caller leaves", () => {
    expect(diary.closeReason).toBe("participant_disconnected");
    expect(diary.problems).toEqual([]);
    expect(conversation.malformed.count).toBe(0);
    expect(conversation.run).toMatchObject({
      conversation_id: caller.roomSid,
      trace_id: diary.started?.traceId,
      job_id: diary.started?.jobId,
      room_name: roomName,
      status: "completed",
      close_reason: "participant_disconnected",
      errors: 0,
    });
    // The worker has no agent name, as is LiveKit's default.
    expect(conversation.run.agent_name).toBeNull();
    expect(conversation.run.service_name).not.toBe("");
    expect(conversation.run.workflow_name).toBe(conversation.run.service_name);
  });

  it("has a turn for the greeting and each utterance, the cut one interrupted by the user", () => {
    const cutIn = caller.spoken.findIndex((utterance) => utterance.cutIn);
    const expected = caller.spoken.map((_, index) => ["user", index === cutIn - 1 ? "user" : null]);
    expect(conversation.turns.map((turn) => [turn.initiator, turn.interrupted_by])).toEqual([
      ["agent", null],
      ...expected,
    ]);
    expect(conversation.turns.flatMap((turn) => turn.tools.map((tool) => tool.name))).toEqual(["order_status"]);
  });

  it("records each request once, with what its provider served", () => {
    // LiveKit learns of a language model's request always, of the others by what they send.
    const reported = diary.requests.filter((request) => request.kind === "llm" || request.usageSent);
    // A frame that is on its way when the caller cuts in was sent and not counted.
    const isCut = new Set(reported.filter((request) => request.cancelled).map((request) => request.requestId));
    const comparable = (usage: ReturnType<typeof usageServed>) =>
      usage.map((one) => (isCut.has(one.id ?? "") ? { ...one, audioMs: null } : one));
    expect(comparable(usageRecorded(conversation.calls))).toEqual(comparable(usageServed(reported)));
    expect(isCut.size).toBe(2);
    expect(reported.filter(({ kind }) => kind === "llm")).toHaveLength(6);
  });

  it("measures a wait that the caller felt, less the way through the network", () => {
    const answers = conversation.turns.filter((turn) => turn.initiator === "user");
    const waits = waitsOf(caller, diary, answers);
    const described = waits.map(
      ({ e2eMs, feltMs, toDetectorMs, fromAgentMs }) =>
        `${e2eMs} ms, felt ${feltMs} ms: ${toDetectorMs} ms to the detector's end of speech, ${fromAgentMs} ms back`,
    );
    process.stderr.write(`room: ${described.join("; ")}\n`);
    expect(waits).toHaveLength(caller.spoken.length);
    for (const { toDetectorMs, fromAgentMs } of waits) {
      for (const [way, most] of [
        [toDetectorMs, wayToDetectorMostMs],
        [fromAgentMs, wayBackMostMs],
      ] as const) {
        expect(way).toBeGreaterThanOrEqual(-clockMs);
        expect(way).toBeLessThanOrEqual(most);
      }
    }
    for (const { latency } of answers) {
      expect(latency.segments.reduce((sum, segment) => sum + segment.ms, 0)).toBe(latency.e2e_ms);
    }
  });

  it("is one trace at the receiver, every record a span, once and in its place", () => {
    const places = placesOfRecords(conversation);
    expect(placesOfSpans(spans, new Set(places.map(({ spanId }) => spanId)))).toEqual(places);
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([conversation.run.trace_id]));
  });
});
