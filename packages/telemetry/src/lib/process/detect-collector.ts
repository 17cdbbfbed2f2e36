// SPDX-License-Identifier: Apache-2.0
import http from "node:http";
import { createUnrefAgent } from "../sinks/otlp/unref-agent.js";
import { untraced } from "../sinks/otlp/untraced.js";

/** `localhost` may mean either, and a collector may listen on one of them alone. */
const candidates = ["http://127.0.0.1:4318", "http://[::1]:4318"];

/**
 * The base URL of the collector on this machine, or `null` if none answers in time. Any web server may sit on that
 * port, so the answer to an empty export must be an OTLP one. No configured header is sent.
 */
export async function detectCollector(timeoutMs = 250, bases: readonly string[] = candidates): Promise<string | null> {
  const probes = bases.map(async (base) => {
    if (!(await answersOtlp(base, timeoutMs))) throw new Error("no collector");
    return base;
  });
  return Promise.any(probes).catch(() => null);
}

function answersOtlp(base: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const body = JSON.stringify({ resourceSpans: [] });
    const agent = createUnrefAgent("http:");
    const finish = (answer: boolean) => {
      clearTimeout(deadline);
      resolve(answer);
      request.destroy();
      agent.destroy();
    };
    const request = untraced(() =>
      http.request(`${base}/v1/traces`, {
        method: "POST",
        agent,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      }),
    );
    const deadline = setTimeout(() => finish(false), timeoutMs);
    deadline.unref();
    request.on("error", () => finish(false));
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > 10_000) finish(false);
      });
      response.on("error", () => finish(false));
      response.on("end", () => finish(isOtlpAnswer(response, text)));
    });
    request.end(body);
  });
}

/** An `ExportTraceServiceResponse` has one field, `partialSuccess`, and may leave it out. */
function isOtlpAnswer({ statusCode, headers }: http.IncomingMessage, text: string): boolean {
  if (statusCode !== 200 || !headers["content-type"]?.startsWith("application/json")) return false;
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return false;
    return Object.keys(answer).every((key) => key === "partialSuccess");
  } catch {
    return false;
  }
}
