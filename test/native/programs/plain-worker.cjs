// SPDX-License-Identifier: Apache-2.0
// The same in CommonJS, with LiveKit's own scripted model: a CommonJS agent runs on a copy of LiveKit of its own.
const fs = require("node:fs");
const { ServerOptions, cli, defineAgent, voice } = require("@livekit/agents");

exports.default = defineAgent({
  entry: async (ctx) => {
    const { diary } = JSON.parse(ctx.job.metadata);
    const note = (entry) => fs.appendFileSync(diary, `${JSON.stringify(entry)}\n`);
    note({ type: "started", jobId: ctx.job.id, processId: process.pid });
    const session = new voice.AgentSession({
      llm: new voice.testing.FakeLLM([{ input: "hello", content: "Good day.", ttft: 20, duration: 40 }]),
      vad: null,
      turnHandling: { turnDetection: null },
    });
    await session.start({ agent: new voice.Agent({ instructions: "Be brief." }), record: false });
    await session.run({ userInput: "hello" }).wait();
    note({ type: "settled" });
    ctx.shutdown("the caller hung up");
  },
});

if (process.argv[2] === "start") process.stdin.on("end", () => process.exit(1)).resume();
cli.runApp(
  new ServerOptions({
    agent: __filename,
    agentName: "bookshop",
    host: "127.0.0.1",
    port: Number(process.env.WORKER_PORT),
    numIdleProcesses: 1,
    initializeProcessTimeout: 60_000,
    loadFunc: async () => 0,
  }),
);
