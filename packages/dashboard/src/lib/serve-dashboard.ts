// SPDX-License-Identifier: Apache-2.0
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { type PriceBook, loadPriceBook } from "@turnspan/prices";
import { openStore } from "@turnspan/store";
import { prepareFirstPage } from "./answers/prepare-first-page.js";
import { makeApp } from "./app/make-app.js";
import { DashboardError } from "./dashboard-error.js";
import { isLoopback } from "./guard/own-host.js";
import { makeToken } from "./guard/token.js";
import { LiveFeed } from "./live/live-feed.js";
import { readPage } from "./page/read-page.js";
import { priceRows } from "./prices/price-rows.js";
import { keepRetention } from "./settings/keep-retention.js";

/** What the dashboard shows, and where. */
export interface DashboardOptions {
  /** Directory of the files. */
  readonly dir: string;
  /** Default 4380, 0 for any that is free. */
  readonly port?: number | undefined;
  /** Name or address to listen on; default 127.0.0.1, which only this machine reaches. Any other takes a `token` of yours. */
  readonly host?: string | undefined;
  /** What a browser must show, 16 to 200 letters, digits, `-`, `_`; default a random one for each start. */
  readonly token?: string | undefined;
  /** Address of SigNoz, for links to traces; default none. */
  readonly signozUrl?: string | undefined;
  /** Prices to explain costs with, asked for once; default those that come with this version. */
  readonly loadPrices?: (() => PriceBook) | undefined;
}

/** A running dashboard. */
export interface Dashboard {
  /** Address of its first page, with the token: whoever has it may read everything. */
  readonly url: string;
  readonly port: number;
  /** Ends it; open connections are closed. */
  close(): Promise<void>;
}

const defaultPort = 4380;
const defaultHost = "127.0.0.1";

/** No request may hold a connection by sending slowly, or take memory by sending much. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
} as const;
const mostConnections = 256;

/**
 * Serves the dashboard over the files of a directory. It writes only the reader's settings, and removes only what the reader asked to.
 * @throws DashboardError if it can't be served there.
 */
export async function serveDashboard(options: DashboardOptions): Promise<Dashboard> {
  const { dir, port: asked = defaultPort, host = defaultHost } = options;
  const token = tokenOf(options, host);
  const store = openStore(dir);
  const feed = new LiveFeed(store);
  let port = asked;
  const app = makeApp({
    store,
    feed,
    page: readPage(),
    prices: priceRows(options.loadPrices ?? (() => loadPriceBook())),
    signozUrl: signozUrlOf(options.signozUrl),
    session: { token, boundTo: host, cookieName: () => `turnspan_${port}` },
  });
  const listener = getRequestListener(app.fetch);
  const server = createServer(limits, (request, response) => void listener(request, response));
  server.maxConnections = mostConnections;
  port = await listen(server, host, asked);
  const closing = new AbortController();
  void prepareFirstPage(store, new Date(), closing.signal);
  const endRetention = keepRetention(store);
  return {
    url: `http://${shownHost(host)}:${port}/?token=${token}`,
    port,
    async close() {
      closing.abort();
      endRetention();
      feed.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await store.close();
    },
  };
}

function listen(server: Server, host: string, asked: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const code = cause.code ?? "unknown";
      const why = `Port ${asked} of ${host} can't be used (${code}).`;
      const fix =
        code === "EADDRINUSE"
          ? "Choose another port, or 0 for any that is free; a dashboard may be running already."
          : "Choose another port, or 0 for any that is free, and an address of this machine.";
      reject(new DashboardError(code, why, fix, cause));
    });
    server.listen(asked, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** @throws DashboardError if there must be one and is none, or it is too weak. */
function tokenOf({ token }: DashboardOptions, host: string): string {
  if (token === undefined) {
    if (isLoopback(host)) return makeToken();
    throw new DashboardError(
      "TOKEN",
      `Other machines reach ${host}, and the pages show what callers said.`,
      "Give a token of your own as well, or leave the host out to serve this machine only.",
    );
  }
  if (/^[\w-]{16,200}$/.test(token)) return token;
  throw new DashboardError(
    "TOKEN",
    "The token is not 16 to 200 letters, digits, - or _.",
    "Take a random one, or leave it out: each start then makes its own.",
  );
}

function signozUrlOf(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new DashboardError("URL", `${text} is no address of SigNoz.`, "Give an http or https URL.");
}

/** An address that a browser of this machine can open. */
function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
