// SPDX-License-Identifier: Apache-2.0
import { type JobContext, ServerOptions, cli, defineAgent, voice } from "@livekit/agents";
import * as deepgram from "@livekit/agents-plugin-deepgram";
import * as elevenlabs from "@livekit/agents-plugin-elevenlabs";
import * as openai from "@livekit/agents-plugin-openai";
import { observe } from "@turnspan/livekit";
import { config as loadEnvironment } from "dotenv";
import { createShopAgent } from "./lib/create-shop-agent.js";

loadEnvironment({ path: [".env.local", ".env"], quiet: true });

// LiveKit's worker imports this file in every job process and takes its default export.
// oxlint-disable-next-line import/no-default-export
export default defineAgent({
  entry: async (ctx: JobContext) => {
    const session = new voice.AgentSession({
      stt: new deepgram.STT({ model: "nova-3" }),
      llm: new openai.LLM({ model: "gpt-4.1-mini" }),
      tts: new elevenlabs.TTS({ model: "eleven_flash_v2_5" }),
    });
    observe(session, { job: ctx });

    await ctx.connect();
    await session.start({ agent: createShopAgent(process.env["SHOP_URL"] ?? "http://localhost:8787"), room: ctx.room });
    session.say("Hi, this is Pine Street Books. How can I help?");
  },
});

cli.runApp(new ServerOptions({ agent: import.meta.filename, agentName: "bookshop" }));
