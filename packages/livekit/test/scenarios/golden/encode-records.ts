// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";

/** Records as the files hold them: one a line, unknown keys left out. */
export function encodeRecords(records: readonly TurnspanRecord[]): string {
  return records.map((record) => `${JSON.stringify(record, leaveOutUnknown)}\n`).join("");
}

function leaveOutUnknown(_key: string, value: unknown): unknown {
  return value === null ? undefined : value;
}
