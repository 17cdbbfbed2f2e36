// SPDX-License-Identifier: Apache-2.0
import { Session } from "chdb";

/** The real ClickHouse engine in this process, with a directory of its own. */
export interface ClickHouse {
  run(sql: string): void;
  rows(sql: string): Record<string, unknown>[];
  stop(): void;
}

export function startClickHouse(dir: string): ClickHouse {
  const session = new Session(dir);
  return {
    run: (sql) => void session.query(sql),
    rows: (sql) =>
      session
        .query(sql, "JSONEachRow")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    stop: () => session.cleanup(),
  };
}
