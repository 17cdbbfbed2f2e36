// SPDX-License-Identifier: Apache-2.0
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { StoreError, errorCode } from "../files/store-error.js";

/** A DuckDB of our own, in memory. */
export interface Connection {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** Leaves room under 600 MB for Node and for what DuckDB does not count; what passes it goes to temporary files. */
const memoryLimit = "360MB";

/**
 * Threads of a database. More than four gain little on one file, and each takes memory to read into; more than there are
 * cores cost time and memory and gain nothing.
 */
export const loadThreads: number = Math.min(4, availableParallelism());

/**
 * Opens an empty database, with its tables compressed and several threads unless told otherwise. Compressed tables take less
 * memory and longer to load. The library is loaded here and not before: it costs 60 ms that `--version` need not pay.
 * @throws StoreError (`DUCKDB`) if there is no build of it for this platform.
 */
export async function connect({ compress = true, threads = loadThreads } = {}): Promise<Connection> {
  const { DuckDBInstance: Instance } = await loadDuckDb();
  const instance: DuckDBInstance = await Instance.create(":memory:", {
    threads: String(threads),
    memory_limit: memoryLimit,
    // Never a `.tmp` folder in the user's working directory.
    temp_directory: join(tmpdir(), `turnspan-duckdb-${process.pid}`),
    max_temp_directory_size: "4GB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  await connection.run(`ATTACH ':memory:' AS records${compress ? " (COMPRESS)" : ""}`);
  await connection.run("USE records");
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function loadDuckDb() {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    throw new StoreError(
      "DUCKDB",
      `DuckDB can't be loaded on ${process.platform}-${process.arch} (${errorCode(error) ?? "no reason given"}).`,
      "Install with optional dependencies, on a platform that @duckdb/node-bindings supports.",
      error,
    );
  }
}
