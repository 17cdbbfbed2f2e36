// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "../records.js";
import { recordSchema } from "../schemas/record.js";

/** What one line of a file held: a record, nothing (a blank line), or something that is no record. */
export type ReadResult =
  | { kind: "record"; record: TurnspanRecord }
  | { kind: "blank" }
  | { kind: "malformed"; why: string };

/**
 * Reads one line of a JSONL file. Keys that are absent come back as `null`; keys that this version does not know
 * are left out.
 */
export function readRecord(line: string): ReadResult {
  if (line.trim() === "") return { kind: "blank" };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: "malformed", why: "not JSON" };
  }
  const result = recordSchema.safeParse(value);
  if (result.success) return { kind: "record", record: result.data };
  const [issue] = result.error.issues;
  return { kind: "malformed", why: issue ? `${issue.path.join(".")}: ${issue.message}` : "no record" };
}
