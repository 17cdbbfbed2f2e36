// SPDX-License-Identifier: Apache-2.0
// A worker whose jobs hold a short scripted call and end as their metadata says: {diary, gate, ending}. A job joins no room.
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { ServerOptions, cli, defineAgent } from "@livekit/agents";
import { observe } from "@turnspan/livekit";
import { Diary } from "../../diary/diary.mjs";
import { endWithStarter } from "../../processes/end-with-starter.mjs";
import { longQuestion, openTextCall, questions } from "./text-call.mjs";

/** Longer than a turn stays open for late reports. */
const settleMs = 1_500;

// LiveKit's worker imports this file in every job process and takes its default export.
// oxlint-disable-next-line import/no-default-export
export default defineAgent({
  entry: async (ctx) => {
    const { diary: path, gate, ending } = JSON.parse(ctx.job.metadata);
    const diary = new Diary(path);
    const { session, ledger, agent } = openTextCall();
    const observation = observe(session, { job: ctx });
    const { conversationId, traceId } = observation;
    diary.note({ type: "started", jobId: ctx.job.id, conversationId, traceId, processId: process.pid });
    session.on("close", ({ reason }) => {
      diary.noteServed(ledger);
      diary.note({ type: "closed", reason });
    });
    process.on("exit", () => {
      diary.noteServed(ledger);
      diary.note({ type: "exited", problems: observation.problems.map(({ code, message }) => `${code}: ${message}`) });
    });
    await session.start({ agent, record: false });
    while (gate !== null && !existsSync(gate)) await wait(50);

    await session.say("Hello, this is Pine Street Books.").waitForPlayout();
    diary.note({ type: "turn", initiator: "agent" });
    for (const userInput of questions) {
      await session.run({ userInput }).wait();
      diary.note({ type: "turn", initiator: "user" });
    }
    await wait(settleMs);
    diary.noteServed(ledger);
    diary.note({ type: "settled" });
    await end(ctx, session, diary, ending);
  },
});

async function end(ctx, session, diary, ending) {
  if (ending === "hang_up") return ctx.shutdown("the caller hung up");
  if (ending === "stay") return undefined;
  if (ending === "stay_with_stuck_callback") return ctx.addShutdownCallback(() => new Promise(() => {}));
  // Everything else ends in the middle of an answer.
  session.run({ userInput: longQuestion });
  while (session.agentState !== "speaking") await wait(10);
  diary.note({ type: "answering" });
  switch (ending) {
    case "answer":
      return undefined;
    case "block":
      for (;;);
    case "exit":
      return process.exit(3);
    case "throw":
      throw new Error("the entry failed");
    case "throw_outside":
      setTimeout(() => {
        throw new Error("something else failed");
      });
      return undefined;
    default:
      throw new Error(`unknown ending ${ending}`);
  }
}

endWithStarter();
cli.runApp(
  new ServerOptions({
    agent: import.meta.filename,
    agentName: "bookshop",
    host: "127.0.0.1",
    port: Number(process.env.WORKER_PORT),
    numIdleProcesses: Number(process.env.WORKER_IDLE ?? 1),
    initializeProcessTimeout: 60_000,
    shutdownProcessTimeout: Number(process.env.WORKER_SHUTDOWN_TIMEOUT_MS ?? 20_000),
    loadFunc: async () => 0,
  }),
);
