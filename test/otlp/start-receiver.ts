// SPDX-License-Identifier: Apache-2.0
import { appendFile, mkdir, writeFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

/** A receiver of OTLP that writes what it gets as the real Collector's file exporter does. */
export interface Receiver {
  /** OTLP/HTTP base address. */
  readonly endpoint: string;
  /** Directory with what it received: `traces.jsonl`, `metrics.jsonl`, `logs.jsonl`. */
  readonly dir: string;
  stop(): Promise<void>;
}

/** `answers` takes and writes everything; `forgets` takes it and writes nothing; `hangs` takes the connection and never answers. */
export type ReceiverMood = "answers" | "forgets" | "hangs";

/** Starts a receiver on a port of the loopback address, a free one unless it is given. */
export async function startReceiver(dir: string, mood: ReceiverMood = "answers", port = 0): Promise<Receiver> {
  const received = join(dir, "received");
  await mkdir(received, { recursive: true });
  for (const signal of ["traces", "metrics", "logs"]) await writeFile(join(received, `${signal}.jsonl`), "");
  const take = async (request: http.IncomingMessage): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const json = request.headers["content-encoding"] === "gzip" ? await promisify(gunzip)(body) : body;
    const signal = /\/v1\/(traces|metrics|logs)$/.exec(request.url ?? "")?.[1];
    if (signal !== undefined && mood === "answers")
      await appendFile(join(received, `${signal}.jsonl`), `${json.toString("utf8")}\n`);
  };
  const server = http.createServer((request, response) => {
    if (mood === "hangs") return;
    take(request).then(
      () => response.writeHead(200, { "content-type": "application/json" }).end('{"partialSuccess":{}}'),
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dir: received,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
