// SPDX-License-Identifier: Apache-2.0
import type { RecordFilter } from "../figures/record-filter.js";

export interface ExportOptions extends RecordFilter {
  readonly records: "calls" | "turns" | "workflow_runs";
  /** `json` is one array; `csv` has a header line, and nested values as JSON text. */
  readonly format: "csv" | "json" | "parquet";
  /** The file to write. It must not be there yet unless `overwrite` is set. */
  readonly to: string;
  readonly overwrite?: boolean | undefined;
}

export interface ExportResult {
  readonly records: number;
  readonly bytes: number;
}
