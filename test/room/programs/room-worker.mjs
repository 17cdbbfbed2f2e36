// SPDX-License-Identifier: Apache-2.0
// A worker that joins the room of its job and talks with scripted providers; what they serve goes to the diary in DIARY.
import { ServerOptions, cli, defineAgent, llm, voice } from "@livekit/agents";
import { Ledger, ListeningVad, ScriptedLlm, ScriptedStt, ScriptedTts, loadRecordings } from "@turnspan/scenario-kit";
import { observe } from "@turnspan/livekit";
import { z } from "zod";
import { Diary } from "../../diary/diary.mjs";
import { endWithStarter } from "../../processes/end-with-starter.mjs";
import { greeting, replies, utterances } from "./room-script.mjs";

// LiveKit's worker imports this file in every job process and takes its default export.
// oxlint-disable-next-line import/no-default-export
export default defineAgent({
  entry: async (ctx) => {
    const diary = new Diary(process.env.DIARY);
    const ledger = new Ledger();
    const recordings = loadRecordings();
    const transcripts = utterances.map(({ recording, transcriptDelayMs }) => ({
      text: recordings.get(recording).text,
      finalDelayMs: transcriptDelayMs,
    }));
    const vad = new ListeningVad();
    const session = new voice.AgentSession({
      stt: new ScriptedStt(transcripts, ledger),
      llm: new ScriptedLlm(replies, ledger),
      tts: new ScriptedTts({ ttfbMs: [120, 90, 150], msPerCharacter: 45, speedup: 5 }, ledger),
      vad,
      turnHandling: { turnDetection: "vad", interruption: { mode: "vad" }, preemptiveGeneration: { enabled: false } },
      aecWarmupDuration: null,
    });
    session.on("error", () => {});
    const observation = observe(session, { job: ctx });
    const { conversationId, traceId } = observation;
    diary.note({ type: "started", jobId: ctx.job.id, conversationId, traceId, processId: process.pid });
    session.on("close", ({ reason }) => {
      diary.noteServed(ledger);
      const endsOfSpeechAtMs = vad.endsOfSpeech.map(({ placedAtMs }) => placedAtMs);
      diary.note({ type: "closed", reason, endsOfSpeechAtMs });
      ctx.shutdown("the session has closed");
    });
    process.on("exit", () => {
      diary.noteServed(ledger);
      diary.note({ type: "exited", problems: observation.problems.map(({ code, message }) => `${code}: ${message}`) });
    });

    await ctx.connect();
    await session.start({ agent: shopAgent(), room: ctx.room, record: false });
    session.say(greeting);
  },
});

function shopAgent() {
  return new voice.Agent({
    instructions: "You answer the phone of Pine Street Books.",
    tools: [
      llm.tool({
        name: "order_status",
        description: "Looks up where an order is.",
        parameters: z.object({ orderNumber: z.string() }),
        execute: async () => ({ status: "shipped" }),
      }),
    ],
  });
}

endWithStarter();
cli.runApp(
  new ServerOptions({
    agent: import.meta.filename,
    host: "127.0.0.1",
    port: Number(process.env.WORKER_PORT),
    numIdleProcesses: 1,
    initializeProcessTimeout: 60_000,
    shutdownProcessTimeout: 20_000,
    loadFunc: async () => 0,
  }),
);
