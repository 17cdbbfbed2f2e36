// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { openStore } from "@turnspan/store";
import { makeApp } from "./app/make-app.js";
import { DashboardError } from "./dashboard-error.js";

/** What the dashboard shows, and where. */
export interface DashboardOptions {
  /** Directory of the files. */
  readonly dir: string;
  /** Port on 127.0.0.1; default 4380, 0 for any that is free. */
  readonly port?: number;
}

/** A running dashboard. */
export interface Dashboard {
  /** Address of its first page. */
  readonly url: string;
  readonly port: number;
  /** Ends it; open connections are closed. */
  close(): Promise<void>;
}

// Never another address: the pages show what callers said, and ask for no password.
const hostname = "127.0.0.1";
const defaultPort = 4380;

/**
 * Serves pages over the files of a directory, to this machine only, without ever writing to it.
 * @throws DashboardError if the port can't be had.
 */
export async function serveDashboard(options: DashboardOptions): Promise<Dashboard> {
  const app = makeApp(openStore(options.dir));
  const asked = options.port ?? defaultPort;
  const [server, address] = await new Promise<[ServerType, AddressInfo]>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname, port: asked }, (info) => resolve([starting, info]));
    starting.once("error", (cause: NodeJS.ErrnoException) => {
      const code = cause.code ?? "unknown";
      const why = `Port ${asked} of ${hostname} can't be used (${code}).`;
      reject(new DashboardError(code, why, "Choose another port, or 0 for any that is free.", cause));
    });
  });
  return {
    url: `http://${hostname}:${address.port}/`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
