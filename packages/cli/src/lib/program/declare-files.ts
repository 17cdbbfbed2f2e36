// SPDX-License-Identifier: Apache-2.0
import { Option } from "commander";
import type { Declaring } from "./declaring.js";
import { parseMoment } from "./moment.js";
import { type FileOptions, type QueryOptions, takeFiles, takeQuery } from "./query-options.js";

export interface ExportCommandOptions extends QueryOptions {
  readonly format?: "csv" | "json" | "parquet";
  readonly to: string;
  readonly overwrite?: boolean;
}

export interface UpkeepOptions extends FileOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** What is done to the files, and with them. */
export function declareFiles({ program, now, contextOf }: Declaring): void {
  takeQuery(program.command("export"), now)
    .description("write calls, turns or runs to one CSV, JSON or Parquet file")
    .addArgument(program.createArgument("<records>", "what to write").choices(["calls", "turns", "workflow_runs"]))
    .requiredOption("--to <file>", "the file to write")
    .addOption(
      new Option("--format <format>", "as the file's name ends, unless given").choices(["csv", "json", "parquet"]),
    )
    .option("--overwrite", "replace the file if it is there")
    .action(async (records: "calls" | "turns" | "workflow_runs", options: ExportCommandOptions) => {
      const { exportFile } = await import("../commands/export.js");
      await exportFile(records, options, contextOf(options));
    });

  takeFiles(program.command("compact"))
    .description("turn the files of days that are over into Parquet, each verified before its JSONL goes")
    .option("--dry-run", "say what would be done, and do nothing")
    .option("--yes", "do not ask")
    .action(async (options: UpkeepOptions) => {
      const { compact } = await import("../commands/compact.js");
      await compact(options, contextOf(options));
    });

  takeFiles(program.command("prune"))
    .description("remove the files of old days")
    .addOption(
      new Option("--older-than <when>", "days that were over then: 90d, 2026-09-01")
        .argParser((text) => parseMoment(text, "start", now))
        .makeOptionMandatory(),
    )
    .option("--dry-run", "say what would go, and remove nothing")
    .option("--yes", "do not ask")
    .action(async (options: UpkeepOptions & { olderThan: Date }) => {
      const { prune } = await import("../commands/prune.js");
      await prune(options.olderThan, options, contextOf(options));
    });
}
