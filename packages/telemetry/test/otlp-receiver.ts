// SPDX-License-Identifier: Apache-2.0
import http from "node:http";
import type { AddressInfo } from "node:net";
import zlib from "node:zlib";

type AttributeValue = { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean };

/** A span as it came over the wire, attributes flattened. */
export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  name: string;
  scope: string;
  startMs: number;
  endMs: number;
  attributes: Record<string, unknown>;
}

interface ReceivedRequest {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: Record<string, unknown>;
}

/** How a receiver answers. */
export type Behaviour =
  | { kind: "accept" }
  | { kind: "status"; status: number }
  | { kind: "answer"; status: number; contentType: string; body: string }
  | { kind: "hang" }
  /** Takes it, and says so too late. */
  | { kind: "slow"; afterMs: number }
  /** 413 for more spans than that, and for any batch with a span of that name. */
  | { kind: "at_most"; spans: number; refuses: string };

/** A real HTTP server that takes OTLP/JSON as a collector does, gzip or not. */
export async function startOtlpReceiver(behaviour: Behaviour = { kind: "accept" }, port = 0, host = "127.0.0.1") {
  const requests: ReceivedRequest[] = [];
  const taken: string[] = [];
  const state = { behaviour };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks);
      const text = request.headers["content-encoding"] === "gzip" ? zlib.gunzipSync(raw) : raw;
      const body = JSON.parse(text.toString("utf8")) as Record<string, unknown>;
      requests.push({ path: request.url ?? "", headers: request.headers, body });
      const names = request.url?.endsWith("/v1/traces") ? spansIn(body).map(({ name }) => name) : [];
      if (isTooMuch(state.behaviour, names)) {
        response.writeHead(413).end();
        return;
      }
      taken.push(...names);
      answer(state.behaviour, response);
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    requests,
    setBehaviour: (next: Behaviour) => (state.behaviour = next),
    /** Names of the spans that were not answered with 413. */
    taken: () => taken,
    spans: () => requests.filter(({ path }) => path.endsWith("/v1/traces")).flatMap(({ body }) => spansIn(body)),
    metrics: () => requests.filter(({ path }) => path.endsWith("/v1/metrics")).map(({ body }) => body),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isTooMuch(behaviour: Behaviour, names: readonly string[]): boolean {
  return behaviour.kind === "at_most" && (names.length > behaviour.spans || names.includes(behaviour.refuses));
}

function answer(behaviour: Behaviour, response: http.ServerResponse): void {
  switch (behaviour.kind) {
    case "accept":
    case "at_most":
      response.writeHead(200, { "content-type": "application/json" }).end('{"partialSuccess":{}}');
      break;
    case "status":
      response.writeHead(behaviour.status).end();
      break;
    case "answer":
      response.writeHead(behaviour.status, { "content-type": behaviour.contentType }).end(behaviour.body);
      break;
    case "hang":
      break;
    case "slow":
      setTimeout(() => answer({ kind: "accept" }, response), behaviour.afterMs).unref();
      break;
  }
}

interface ExportedTraces {
  resourceSpans?: {
    scopeSpans: {
      scope: { name: string };
      spans: {
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        name: string;
        startTimeUnixNano: string;
        endTimeUnixNano: string;
        attributes: { key: string; value: AttributeValue }[];
      }[];
    }[];
  }[];
}

function spansIn(body: ExportedTraces): ReceivedSpan[] {
  return (body.resourceSpans ?? []).flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map((span) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId ?? null,
        name: span.name,
        scope: scope.name,
        startMs: Number(BigInt(span.startTimeUnixNano) / 1_000_000n),
        endMs: Number(BigInt(span.endTimeUnixNano) / 1_000_000n),
        attributes: Object.fromEntries(span.attributes.map(({ key, value }) => [key, plain(value)])),
      })),
    ),
  );
}

function plain(value: AttributeValue): unknown {
  return value.stringValue ?? value.intValue ?? value.doubleValue ?? value.boolValue ?? value;
}
