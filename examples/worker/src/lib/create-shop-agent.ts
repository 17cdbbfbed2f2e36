// SPDX-License-Identifier: Apache-2.0
import { llm, voice } from "@livekit/agents";
import { z } from "zod";

/** The agent of the bookshop, with two tools that ask the shop's server at `shopUrl`. */
export function createShopAgent(shopUrl: string): voice.Agent {
  return new voice.Agent({
    id: "bookshop",
    instructions: "You answer the phone of Pine Street Books. Be brief.",
    tools: [
      llm.tool({
        name: "order_status",
        description: "Looks up where an order is.",
        parameters: z.object({ orderNumber: z.string().describe("Number of the order, digits only.") }),
        execute: ({ orderNumber }) => getJson(`${shopUrl}/orders/${encodeURIComponent(orderNumber)}`),
      }),
      llm.tool({
        name: "opening_hours",
        description: "Looks up when the shop is open.",
        parameters: z.object({ day: z.string().describe("A day of the week, today or tomorrow.") }),
        execute: ({ day }) => getJson(`${shopUrl}/hours/${encodeURIComponent(day)}`),
      }),
    ],
  });
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new llm.ToolError(`The shop answered ${response.status}.`);
  return response.json();
}
