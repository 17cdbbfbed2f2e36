// SPDX-License-Identifier: Apache-2.0
// A typed call whose tools call out: at once in parallel, one that throws, one that hands over to an agent with a tool of its own.
import http from "node:http";
import { llm, voice } from "@livekit/agents";
import { trace } from "@opentelemetry/api";
import { Ledger, RealTimeAudioOutput, ScriptedLlm, ScriptedTts, toneSampleRate } from "@turnspan/scenario-kit";
import { z } from "zod";

/** What must not leave the process unless content is asked for. */
export const secret = "PINEAPPLE";

export const questions = [
  `Where are my orders, ${secret}?`,
  `I want to talk to billing, ${secret}.`,
  `What do I owe, ${secret}?`,
  `And in francs, ${secret}?`,
];

const usages = [
  [201, 11],
  [302, 12],
  [403, 13],
  [504, 14],
  [605, 15],
  [706, 16],
  [807, 17],
  [908, 18],
];

function repliesWith(tools) {
  return tools.flatMap((names, index) => {
    const [asks, answers] = [usages[2 * index], usages[2 * index + 1]];
    const shared = { ttftMs: 20, tokensPerSecond: 200 };
    const usageOf = ([inputTokens, outputTokens]) => ({ inputTokens, outputTokens, cachedTokens: 100 });
    return [
      {
        ...shared,
        prompt: { kind: "user", text: questions[index] },
        toolCalls: names.map((name) => ({ name, args: { word: secret } })),
        usage: usageOf(asks),
      },
      { ...shared, prompt: { kind: "tools", names }, text: `Here you are, ${secret}.`, usage: usageOf(answers) },
    ];
  });
}

/** A tool that notes what it sees, and does something that is traced. */
function tool(notes, name, run) {
  return llm.tool({
    name,
    description: `does ${name}`,
    parameters: z.object({ word: z.string() }),
    async execute(args, options) {
      notes.push({
        name,
        hasThis: this !== undefined,
        word: args.word,
        callId: options.toolCallId,
        active: trace.getActiveSpan()?.spanContext().spanId ?? null,
      });
      return await run(options);
    },
  });
}

function getByHttp(url) {
  return new Promise((resolve, reject) => {
    http.get(url, (response) => response.resume().on("end", () => resolve(response.statusCode))).on("error", reject);
  });
}

/** Opens the call. `shopUrl` answers HTTP, `ids` tells what a tool's log line would carry, `query` asks a database. */
export function openCall(shopUrl, { ids = () => null, query = async () => {} } = {}) {
  const ledger = new Ledger();
  const notes = [];
  const francs = tool(notes, "francs", async () => ({ status: (await fetch(`${shopUrl}/francs`)).status }));
  const billing = new voice.Agent({
    id: "billing",
    instructions: "You bill.",
    tools: [
      tool(notes, "owed", async ({ ctx }) => {
        await trace.getTracer("app").startActiveSpan("SELECT owed", async (span) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          notes.push({ name: "ids_in_query", ids: ids(), spanId: span.spanContext().spanId });
          span.end();
        });
        await query();
        notes.push({ name: "ids_in_tool", ids: ids(), speechId: ctx.speechHandle.id });
        return { owed: 40 };
      }),
    ],
  });
  const shop = new voice.Agent({
    id: "shop",
    instructions: `You sell. ${secret}`,
    tools: [
      tool(notes, "by_fetch", async () => ({ status: (await fetch(`${shopUrl}/by_fetch`)).status })),
      tool(notes, "by_http", async () => ({ status: await getByHttp(`${shopUrl}/by_http`) })),
      tool(notes, "fails", async () => {
        await fetch(`${shopUrl}/fails`);
        throw new llm.ToolError(`closed, ${secret}`);
      }),
      tool(notes, "to_billing", async () => llm.handoff({ agent: billing, returns: "billing takes over" })),
    ],
  });
  const session = new voice.AgentSession({
    llm: new ScriptedLlm(repliesWith([["by_fetch", "by_http", "fails"], ["to_billing"], ["owed"], ["francs"]]), ledger),
    tts: new ScriptedTts({ ttfbMs: [10], msPerCharacter: 5, speedup: 10 }, ledger),
    vad: null,
    turnHandling: { turnDetection: null, preemptiveGeneration: { enabled: false } },
  });
  session.on(voice.AgentSessionEventTypes.Error, () => {});
  session.output.audio = new RealTimeAudioOutput(toneSampleRate);
  const outputs = [];
  session.on("function_tools_executed", ({ functionCallOutputs }) => {
    for (const output of functionCallOutputs) outputs.push([output.name, output.isError, output.output]);
  });
  return {
    session,
    shop,
    ledger,
    notes,
    outputs,
    /** Holds the whole call; the last tool comes only while it runs. */
    async hold() {
      for (const [index, userInput] of questions.entries()) {
        if (index === 3) await billing.updateTools([francs]);
        await session.run({ userInput }).wait();
      }
    },
  };
}

/** A shop that answers HTTP, and notes by which request it was asked. */
export async function openShop() {
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push({ path: request.url, traceparent: request.headers.traceparent ?? null });
    setTimeout(() => response.end("ok"), 10);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, asked, close: () => server.close() };
}
