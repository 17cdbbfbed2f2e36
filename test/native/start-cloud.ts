// SPDX-License-Identifier: Apache-2.0
import http from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** A stand-in for LiveKit Cloud's observability: takes what LiveKit's own exporter uploads. */
export interface Cloud {
  readonly url: string;
  /** The traces that were uploaded, as text: their protobuf holds names and values as they are. */
  traces(): string;
  stop(): Promise<void>;
}

export async function startCloud(): Promise<Cloud> {
  const traces: Buffer[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      if (request.url?.includes("/traces/")) {
        traces.push(request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body);
      }
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    traces: () => Buffer.concat(traces).toString("latin1"),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
