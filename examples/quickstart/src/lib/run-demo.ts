// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { observe } from "@turnspan/livekit";
import { openStore } from "@turnspan/store";
import { startTelemetry } from "@turnspan/telemetry";
import { loadRecordings } from "@turnspan/scenario-kit";
import { createShopAgent } from "./agent/create-shop-agent.js";
import { startShopServer } from "./agent/shop-server.js";
import { DemoError } from "./demo-error.js";
import { exportStatusOf } from "./report/export-status.js";
import type { Outcome } from "./report/outcome.js";
import { answersTo } from "./verify/answer.js";
import { compareCosts } from "./verify/compare-costs.js";
import { compareConversation } from "./verify/compare-conversation.js";
import { bookshopPrices } from "./conversation/bookshop-prices.js";
import { bookshopScenario } from "./conversation/bookshop-scenario.js";
import { type ConversationHooks, holdConversation } from "./conversation/hold-conversation.js";
import { openCall } from "./conversation/open-call.js";

/**
 * Holds the observed call, reads its records back from the files, and compares them with what really happened.
 *
 * @param dir Directory of the JSONL files; null for the configured one.
 * @throws DemoError if nothing is recorded; Error if the call does not go as the scenario says.
 */
export async function runDemo(dir: string | null, hooks: ConversationHooks): Promise<Outcome> {
  const recordings = loadRecordings();
  const call = openCall(bookshopScenario, recordings);
  const observation = observe(call.session, {
    agentName: "bookshop",
    prices: bookshopPrices,
    ...(dir === null ? {} : { dir }),
  });
  // The same telemetry that observe() started: it knows what the configuration came to.
  const telemetry = startTelemetry();
  if (!telemetry.config.enabled) {
    throw new DemoError("Turnspan is switched off, so there would be nothing to show.", "Unset TURNSPAN_ENABLED.");
  }
  const filesDir = resolve(telemetry.config.dir);
  const shop = await startShopServer();
  try {
    const agent = createShopAgent(shop.url);
    const spoken = await holdConversation(call, agent, bookshopScenario, recordings, hooks);
    await observation.flush();
    const conversation = await openStore(filesDir).conversation(observation.conversationId);
    if (conversation === null) {
      const problems = observation.problems.map(({ message, fix }) => `${message} ${fix}`).join(" ");
      throw new DemoError(
        `The conversation is not in ${filesDir}.`,
        problems || "Check that the directory is writable.",
      );
    }
    const exported = exportStatusOf(telemetry);
    const { requests } = call.ledger;
    const { played } = call.ear;
    const answers = answersTo(spoken, call.vad.endsOfSpeech, played);
    const truth = { requests, answers, played, shopRequestCount: shop.requestCount };
    const disagreements = [...compareConversation(truth, conversation), ...compareCosts(requests, conversation)];
    const { slowestWindowMs } = call.vad;
    const { problems } = telemetry;
    return { conversation, dir: filesDir, exported, problems, requests, answers, slowestWindowMs, disagreements };
  } finally {
    await shop.close();
    await observation.shutdown();
  }
}
