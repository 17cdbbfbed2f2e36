// SPDX-License-Identifier: Apache-2.0
import http from "node:http";
import https from "node:https";
import { promisify } from "node:util";
import zlib from "node:zlib";
import type { SendFailure, SendResult } from "./send-result.js";
import { createUnrefAgent } from "./unref-agent.js";
import { untraced } from "./untraced.js";

/** Sends OTLP/JSON over HTTP. */
export interface OtlpSender {
  /** Posts one request body. Never rejects. */
  send(url: string, body: Uint8Array): Promise<SendResult>;
  /** Gives up what is under way and closes the connections. */
  close(): void;
}

interface OtlpSenderOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Longest time for one exchange, connection and answer included, in milliseconds. */
  readonly timeoutMs: number;
  readonly userAgent: string;
}

const gzip = promisify(zlib.gzip);
/** Statuses that the OTLP specification calls retryable. */
const retryableStatuses = [429, 502, 503, 504];
/** Network failures that another attempt can get past. A bad certificate or address is none of them. */
const retryableCodes = [
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
];
const maxAnswerBytes = 64 * 1024;

/** Makes the sender of one process; it keeps one agent for each protocol. */
export function createOtlpSender({ headers, timeoutMs, userAgent }: OtlpSenderOptions): OtlpSender {
  const agents = new Map<string, http.Agent>();
  const agentFor = (protocol: string): http.Agent => {
    const agent = agents.get(protocol) ?? createUnrefAgent(protocol);
    agents.set(protocol, agent);
    return agent;
  };
  return {
    async send(url, body) {
      try {
        const target = new URL(url);
        const compressed = await gzip(body);
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

function post(target: URL, body: Buffer, { agent, timeoutMs, headers }: PostOptions): Promise<SendResult> {
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
      response.on("close", () => finish(readAnswer(response, Buffer.concat(chunks))));
    });
    exchange.end(body);
  });
}

function readAnswer({ statusCode = 0, headers }: http.IncomingMessage, body: Buffer): SendResult {
  if (statusCode >= 200 && statusCode <= 299) return { kind: "sent", rejected: countRejected(body) };
  const reason: SendFailure = { kind: "status", status: statusCode };
  if (!retryableStatuses.includes(statusCode)) return { kind: "failed", reason };
  const seconds = Number(headers["retry-after"]);
  return { kind: "retry", reason, retryAfterMs: seconds > 0 ? seconds * 1000 : null };
}

/** A receiver may take a batch in part, and says so in its answer. */
function countRejected(body: Buffer): number {
  try {
    const { partialSuccess = {} } = JSON.parse(body.toString("utf8")) as { partialSuccess?: Record<string, unknown> };
    const rejected = Number(
      partialSuccess["rejectedSpans"] ??
        partialSuccess["rejectedDataPoints"] ??
        partialSuccess["rejectedLogRecords"] ??
        0,
    );
    return Number.isFinite(rejected) && rejected > 0 ? rejected : 0;
  } catch {
    return 0;
  }
}

function failedBy(error: unknown): SendResult {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
  const reason: SendFailure = { kind: "network", code };
  return retryableCodes.includes(code) ? { kind: "retry", reason, retryAfterMs: null } : { kind: "failed", reason };
}
