// SPDX-License-Identifier: Apache-2.0
// A worker that knows nothing of being observed. Its jobs hold the scripted call; their metadata: {diary, ending: {record}}.
import { ServerOptions, cli, defineAgent } from "@livekit/agents";
import pg from "pg";
import { Diary } from "../../diary/diary.mjs";
import { endWithStarter } from "../../processes/end-with-starter.mjs";
import { openCall, openShop } from "./scripted-agent.mjs";

// LiveKit's worker imports this file in every job process and takes its default export.
// oxlint-disable-next-line import/no-default-export
export default defineAgent({
  entry: async (ctx) => {
    const diary = new Diary(JSON.parse(ctx.job.metadata).diary);
    diary.note({ type: "started", jobId: ctx.job.id, processId: process.pid });
    const shop = await openShop();
    // No database is there: the attempt alone is what its instrumentation shows.
    const query = () => new pg.Client({ host: "127.0.0.1", port: 9 }).connect().catch(() => {});
    const call = openCall(shop.url, { query });
    const recorded = { traces: true, logs: false, audio: false, transcript: false };
    await call.session.start({ agent: call.shop, record: process.env.RECORDED === "1" ? recorded : false });
    await call.hold();
    // What the job does beside the session belongs to its conversation too.
    if (process.env.OBSERVED === "1") {
      const { logger, observe } = await import("@turnspan/livekit");
      logger.info("from the entry");
      const { problems } = observe(call.session, { tenant: "late" });
      diary.note({ type: "exited", problems: problems.map(({ code }) => code) });
    }
    diary.noteServed(call.ledger);
    diary.note({ type: "settled" });
    shop.close();
    ctx.shutdown("the caller hung up");
  },
});

endWithStarter();
cli.runApp(
  new ServerOptions({
    agent: import.meta.filename,
    agentName: "bookshop",
    host: "127.0.0.1",
    port: Number(process.env.WORKER_PORT),
    numIdleProcesses: 1,
    initializeProcessTimeout: 60_000,
    loadFunc: async () => 0,
  }),
);
