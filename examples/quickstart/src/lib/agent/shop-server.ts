// SPDX-License-Identifier: Apache-2.0
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pause } from "@turnspan/scenario-kit";

/** The shop's back office, a local HTTP server that the agent's tools call. */
export interface ShopServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** Requests so far, one for each execution of a tool. */
  readonly requestCount: number;
  close(): Promise<void>;
}

// A path, what it answers, and how long the shop takes, in ms.
const answers: Readonly<Record<string, { readonly body: unknown; readonly delayMs: number }>> = {
  "/orders/42": { body: { order: "42", status: "shipped", arrives: "tomorrow" }, delayMs: 180 },
  "/orders/43": { body: { order: "43", status: "ready for pickup", arrives: null }, delayMs: 240 },
  "/hours/tomorrow": { body: { day: "tomorrow", opens: "09:00", closes: "20:00" }, delayMs: 120 },
};

/** Starts the server on a free port of this machine. */
export async function startShopServer(): Promise<ShopServer> {
  let requestCount = 0;
  const server = createServer((request, response) => {
    requestCount += 1;
    const answer = answers[request.url ?? ""] ?? { body: { error: "not found" }, delayMs: 20 };
    void pause(answer.delayMs).then(() => {
      response.writeHead("error" in Object(answer.body) ? 404 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get requestCount() {
      return requestCount;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
