// SPDX-License-Identifier: Apache-2.0
import { extname } from "node:path";
import type { CommandContext } from "../program/command-context.js";
import { CommandError, exitCodes } from "../program/command-error.js";
import type { ExportCommandOptions } from "../program/declare-files.js";
import { formatBytes, formatCounted } from "../text/figures.js";
import { printable } from "../text/printable.js";
import { printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

type Records = "calls" | "turns" | "workflow_runs";
type Format = "csv" | "json" | "parquet";

const formats: readonly Format[] = ["csv", "json", "parquet"];
const nouns: Readonly<Record<Records, string>> = { calls: "call", turns: "turn", workflow_runs: "run line" };

/**
 * Writes records to one file.
 * @throws CommandError if the format is not known; StoreError if the file is there already or can't be written.
 */
export async function exportFile(
  records: Records,
  options: ExportCommandOptions,
  context: CommandContext,
): Promise<void> {
  const { to, overwrite = false } = options;
  const format = options.format ?? formats.find((known) => extname(to).toLowerCase() === `.${known}`);
  if (format === undefined) {
    throw new CommandError(
      `The name ${to} does not tell which format is wanted.`,
      "Let it end in .csv, .json or .parquet, or give --format.",
      exitCodes.usage,
    );
  }
  const written = await withStore(context, (store, filter, say) => {
    say(`writing ${to}`);
    return store.exportRecords({ ...filter, records, format, to, overwrite });
  });
  if (context.json) printJson(context, { file: to, format, records: written.records, bytes: written.bytes });
  else {
    context.output.text(
      `${formatCounted(written.records, nouns[records])}, ${formatBytes(written.bytes)} in ${printable(to)}`,
    );
  }
}
