// SPDX-License-Identifier: Apache-2.0
import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import type { Dashboard } from "../src/index.js";

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A browser that has opened the printed address; `fetch` would not let it forge a Host, nor send a path as it is. */
export interface Browser {
  readonly origin: string;
  readonly cookie: string;
  /** Sends a path as it stands, with the cookie unless the headers say otherwise. */
  send(path: string, asking?: Asking): Promise<Reply>;
  json<T>(path: string): Promise<T>;
  /** As our own page changes something. */
  change(method: string, path: string, body: unknown): Promise<Reply>;
}

export async function browse(dashboard: Dashboard): Promise<Browser> {
  const { origin } = new URL(dashboard.url);
  const opened = await sendRaw(dashboard.port, dashboard.url.slice(origin.length), {});
  const cookie = opened.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  const send: Browser["send"] = (path, asking = {}) =>
    sendRaw(dashboard.port, path, { ...asking, headers: { cookie, ...asking.headers } });
  return {
    origin,
    cookie,
    send,
    json: async <T>(path: string) => JSON.parse((await send(path)).body) as T,
    change: (method, path, body) =>
      send(path, { method, headers: { origin, "x-turnspan-change": "1" }, body: JSON.stringify(body) }),
  };
}

export function sendRaw(port: number, path: string, { method = "GET", headers = {}, body }: Asking): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = request({ host: "127.0.0.1", port, method, path, headers: { ...headers, ...length } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Writes bytes as they are, and returns all that comes back until the connection ends. */
export function sendBytes(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let got = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8").on("data", (chunk: string) => (got += chunk));
    socket.on("error", () => {});
    socket.on("close", () => resolve(got));
  });
}
