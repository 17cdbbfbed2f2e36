// SPDX-License-Identifier: Apache-2.0
import http from "node:http";
import https from "node:https";
import { readAnswer } from "./read-answer.js";
import type { SendResult } from "./send-result.js";
import { createUnrefAgent } from "./unref-agent.js";
import { untraced } from "./untraced.js";

/** Sends OTLP/JSON over HTTP. */
export interface OtlpSender {
  /** Posts one request body, compressed with gzip. Never rejects. */
  send(url: string, compressed: Uint8Array): Promise<SendResult>;
  /** Gives up what is under way and closes the connections. */
  close(): void;
}

interface OtlpSenderOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Longest time for one exchange, connection and answer included, in milliseconds. */
  readonly timeoutMs: number;
  readonly userAgent: string;
  /** Default `createUnrefAgent`: no connection keeps the process alive. */
  readonly createAgent?: (protocol: string) => http.Agent;
}

const maxAnswerBytes = 64 * 1024;

/** Makes the sender of one process; it keeps one agent for each protocol. */
export function createOtlpSender(options: OtlpSenderOptions): OtlpSender {
  const { headers, timeoutMs, userAgent, createAgent = createUnrefAgent } = options;
  const agents = new Map<string, http.Agent>();
  const agentFor = (protocol: string): http.Agent => {
    const agent = agents.get(protocol) ?? createAgent(protocol);
    agents.set(protocol, agent);
    return agent;
  };
  return {
    async send(url, compressed) {
      try {
        const target = new URL(url);
        return await post(target, compressed, {
          agent: agentFor(target.protocol),
          timeoutMs,
          headers: {
            "user-agent": userAgent,
            ...headers,
            "content-type": "application/json",
            "content-encoding": "gzip",
            "content-length": compressed.length,
          },
        });
      } catch (error) {
        return failedBy(error);
      }
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

interface PostOptions {
  readonly agent: http.Agent;
  readonly timeoutMs: number;
  readonly headers: http.OutgoingHttpHeaders;
}

function post(target: URL, body: Uint8Array, { agent, timeoutMs, headers }: PostOptions): Promise<SendResult> {
  return new Promise((resolve) => {
    const request = target.protocol === "https:" ? https.request : http.request;
    const exchange = untraced(() => request(target, { method: "POST", agent, headers }));
    const deadline = setTimeout(() => {
      finish({ kind: "retry", reason: { kind: "timeout", afterMs: timeoutMs }, retryAfterMs: null });
      exchange.destroy();
    }, timeoutMs);
    deadline.unref();
    const finish = (result: SendResult) => {
      clearTimeout(deadline);
      resolve(result);
    };
    exchange.on("error", (error) => finish(failedBy(error)));
    exchange.on("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= maxAnswerBytes) chunks.push(chunk);
        else response.destroy();
      });
      response.on("error", (error) => finish(failedBy(error)));
      response.on("close", () => {
        const { statusCode: status = 0, headers: answered } = response;
        finish(readAnswer({ status, headers: answered, body: Buffer.concat(chunks) }, Date.now()));
      });
    });
    exchange.end(body);
  });
}

/** Without an answer nothing is known of the batch: a certificate, an address or a receiver may yet be put right. */
function failedBy(error: unknown): SendResult {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
  return { kind: "retry", reason: { kind: "network", code }, retryAfterMs: null };
}
