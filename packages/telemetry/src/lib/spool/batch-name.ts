// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { Signal } from "./signal.js";

/** All that is known of a batch on disk without opening it; its file name says it. */
export interface BatchName {
  /** Epoch milliseconds; names sort by it. */
  readonly createdAtMs: number;
  /** The run of a process that wrote it, 8 hex digits. */
  readonly writer: string;
  /** Counts the batches of that writer. */
  readonly number: number;
  readonly signal: Signal;
  /** Spans or log records in it; 1 for metrics. */
  readonly items: number;
  readonly sizeBytes: number;
  /** Where it was meant to go: `destinationKey` of the URL. */
  readonly destination: string;
}

const pattern =
  /^(\d{13})-([0-9a-f]{8})-(\d{6,9})\.(spans|metrics|logs)\.(\d{1,9})\.(\d{1,12})\.([0-9a-f]{8})\.json\.gz$/;

/** The file name of a batch. */
export function formatBatchName(name: BatchName): string {
  const { createdAtMs, writer, number, signal, items, sizeBytes, destination } = name;
  // A clock that is absurdly wrong must still give a name that sorts and can be read.
  const at = String(Math.min(Math.max(Math.round(createdAtMs), 0), 9_999_999_999_999)).padStart(13, "0");
  return `${at}-${writer}-${String(number).padStart(6, "0")}.${signal}.${items}.${sizeBytes}.${destination}.json.gz`;
}

/** Reads a file name; `null` if it is none of a batch. */
export function parseBatchName(text: string): BatchName | null {
  const [, at, writer = "", number, signal, items, sizeBytes, destination = ""] = pattern.exec(text) ?? [];
  if (at === undefined) return null;
  return {
    createdAtMs: Number(at),
    writer,
    number: Number(number),
    signal: signal as Signal,
    items: Number(items),
    sizeBytes: Number(sizeBytes),
    destination,
  };
}

/**
 * Names a receiver in 8 hex digits. User, password and query do not count: a token may be mended. A batch is sent by
 * itself only to the receiver that it was meant for, since another one may be another account's.
 */
export function destinationKey(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return createHash("sha256").update(`${protocol}//${host}${pathname}`).digest("hex").slice(0, 8);
}
