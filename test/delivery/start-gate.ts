// SPDX-License-Identifier: Apache-2.0
import http from "node:http";
import type { AddressInfo } from "node:net";

/** What the gate does with a request. */
export type GateMood =
  | { readonly kind: "forward" }
  /** Answers so, and forwards nothing. */
  | { readonly kind: "answer"; readonly status: number; readonly retryAfter?: string }
  /** Never answers; `taken` says whether the receiver behind gets the request all the same. */
  | { readonly kind: "hang"; readonly taken: boolean };

/** Stands before a real receiver and does what networks and gateways do. */
export interface Gate {
  readonly endpoint: string;
  /** Requests so far, by what became of them: `forward`, `hang`, `503`. */
  readonly requests: Readonly<Record<string, number>>;
  setMood(mood: GateMood): void;
  stop(): Promise<void>;
}

/** Starts a gate on a free port of the loopback address. */
export async function startGate(behind: string, firstMood: GateMood): Promise<Gate> {
  let mood = firstMood;
  const requests: Record<string, number> = {};
  const agent = new http.Agent({ keepAlive: true });
  const server = http.createServer((request, response) => {
    const now = mood;
    const label = now.kind === "answer" ? String(now.status) : now.kind;
    requests[label] = (requests[label] ?? 0) + 1;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (now.kind === "answer") {
        response.writeHead(now.status, now.retryAfter === undefined ? {} : { "retry-after": now.retryAfter }).end();
        return;
      }
      if (now.kind === "hang" && !now.taken) return;
      const { method, headers, url } = request;
      const onward = http.request(`${behind}${url ?? ""}`, { method, headers, agent }, (answer) => {
        answer.on("error", () => response.destroy());
        if (now.kind === "hang") answer.resume();
        else answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers));
      });
      onward.on("error", () => response.destroy());
      onward.end(Buffer.concat(chunks));
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    setMood: (next) => void (mood = next),
    async stop() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
