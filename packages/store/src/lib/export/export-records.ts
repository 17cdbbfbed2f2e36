// SPDX-License-Identifier: Apache-2.0
import { rename, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Connection, connect } from "../database/connect.js";
import { allColumns, lastLines } from "../database/load-statement.js";
import { queryOne, quoted } from "../database/query.js";
import { recordColumns } from "../database/record-columns.js";
import { RecordTables } from "../database/record-tables.js";
import { assertDates } from "../figures/assert-dates.js";
import { choice } from "../figures/choice.js";
import type { RecordFilter } from "../figures/record-filter.js";
import { listRecordFiles } from "../files/record-files.js";
import { StoreError } from "../files/store-error.js";
import type { ExportOptions, ExportResult } from "./export-options.js";

const typeOf = { calls: "call", turns: "turn", workflow_runs: "workflow_run" } as const;
const timeOf = { call: "timestamp", turn: "started_at", workflow_run: "started_at" } as const;

const formOf = { csv: "FORMAT csv, HEADER true", json: "FORMAT json, ARRAY true", parquet: "FORMAT parquet" } as const;

/**
 * Writes what a filter takes to one file, oldest first. It is written beside and renamed, so that it is whole or not there.
 * @throws StoreError `EXISTS` if the file is there and may not be overwritten.
 */
export async function exportRecords(dir: string, options: ExportOptions): Promise<ExportResult> {
  const to = resolve(options.to);
  if (options.overwrite !== true && (await isThere(to))) {
    throw new StoreError("EXISTS", `${options.to} is there already.`, "Give another name, or ask to overwrite it.");
  }
  assertDates(options);
  const type = typeOf[choice("records", options.records, typeOf)];
  choice("format", options.format, formOf);
  // A filter by provider, model, kind or tier asks the calls, whatever is written.
  const types = type === "call" ? (["call"] as const) : (["call", type] as const);
  const files = await listRecordFiles(dir, types);
  const database = await connect();
  const part = `${to}.${process.pid}.part`;
  try {
    const tables = new RecordTables({
      call: allColumns("call"),
      turn: allColumns("turn"),
      workflow_run: allColumns("workflow_run"),
    });
    await tables.refresh(database.connection, files, () => true);
    const records = await copyTo(database, type, options, part);
    await rename(part, to);
    return { records, bytes: (await stat(to)).size };
  } catch (error) {
    await rm(part, { force: true });
    throw error instanceof StoreError ? error : StoreError.from(error, to);
  } finally {
    database.close();
  }
}

async function copyTo(
  { connection }: Connection,
  type: (typeof typeOf)[keyof typeof typeOf],
  options: ExportOptions,
  path: string,
): Promise<number> {
  const { conditions, values } = conditionsOf(type, options);
  const last = type === "workflow_run" ? ` ${lastLines}` : "";
  const rows = `(SELECT * FROM (SELECT * FROM "${type}"${last}) WHERE ${conditions.join(" AND ")})`;
  const columns = Object.entries(recordColumns[type]).map(([name, columnType]) =>
    columnSql(name, columnType, options.format),
  );
  await connection.run("SET preserve_insertion_order = true");
  await connection.run(
    `CREATE TABLE taken AS SELECT ${columns.join(", ")} FROM ${rows} ORDER BY "${timeOf[type]}", span_id`,
    values,
  );
  await connection.run(`COPY taken TO ${quoted(path)} (${formOf[options.format]})`);
  return (await queryOne<{ records: number }>(connection, "SELECT count(*) AS records FROM taken")).records;
}

/** In CSV and JSON a time is ISO 8601 text, as in our own files, and in CSV what has parts is JSON text. */
function columnSql(name: string, columnType: string, format: ExportOptions["format"]): string {
  const column = `"${name}"`;
  if (format === "parquet") return column;
  if (columnType === "TIMESTAMP") return `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ') AS ${column}`;
  const isNested = /STRUCT|MAP|\[\]/.test(columnType);
  if (format !== "csv") return column;
  if (isNested) return `to_json(${column})::VARCHAR AS ${column}`;
  // A spreadsheet runs a text that begins so; the apostrophe makes it a text again.
  const isFormula = `regexp_matches(${column}, '^[=+@\\t\\r-]')`;
  return columnType === "VARCHAR"
    ? `CASE WHEN ${isFormula} THEN '''' || ${column} ELSE ${column} END AS ${column}`
    : column;
}

function conditionsOf(
  type: "call" | "turn" | "workflow_run",
  filter: RecordFilter,
): { conditions: string[]; values: Record<string, string> } {
  const values: Record<string, string> = {};
  const conditions = ["true"];
  const take = (name: string, value: string | undefined, condition: string): void => {
    if (value === undefined) return;
    values[name] = value;
    conditions.push(condition);
  };
  take("since", filter.since?.toISOString().slice(0, -1), `"${timeOf[type]}" >= $since::TIMESTAMP`);
  take("until", filter.until?.toISOString().slice(0, -1), `"${timeOf[type]}" < $until::TIMESTAMP`);
  take("version", filter.version, "service_version = $version");
  take("agent", filter.agent, "agent_name = $agent");
  take("tenant", filter.tenant, "tenant = $tenant");
  take("conversation", filter.conversation, "conversation_id = $conversation");
  const ofCalls: string[] = [];
  for (const [name, column] of Object.entries({
    provider: "provider",
    model: "model_id",
    kind: "kind",
    tier: "tier",
  })) {
    const value = filter[name as "provider" | "model" | "kind" | "tier"];
    if (value === undefined) continue;
    values[name] = value;
    ofCalls.push(`${column} = $${name}`);
  }
  if (ofCalls.length > 0) {
    const id = { call: "call_id", turn: "turn_id", workflow_run: "run_id" }[type];
    conditions.push(`${id} IN (SELECT ${id} FROM "call" WHERE ${ofCalls.join(" AND ")})`);
  }
  return { conditions, values };
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
