// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import { hostname } from "node:os";

/** Who holds a file of the spool: a run of a process on a machine. */
export interface Holder {
  readonly processId: number;
  /** Tells this run from an earlier process with the same id, 8 hex digits. */
  readonly instance: string;
  /** The machine's name as 8 hex digits. */
  readonly host: string;
}

/** A holder, and since when it holds, in epoch milliseconds. */
export interface Hold {
  readonly holder: Holder;
  readonly sinceMs: number;
}

/** No attempt lasts that long; a holder of another machine, whose life cannot be asked for, is given up after it. */
const leaseMs = 15 * 60_000;

const here: Holder = {
  processId: process.pid,
  instance: randomBytes(4).toString("hex"),
  host: createHash("sha256").update(hostname()).digest("hex").slice(0, 8),
};
let written = 0;

/** This process: all that use the spool in it are one holder, so that none takes from another. */
export function thisHolder(): Holder {
  return here;
}

/** Numbers what this holder writes, from 1; no two of its files have the same number. */
export function nextNumber(): number {
  written += 1;
  return written;
}

/** A hold as the end of a file name. */
export function formatHold({ holder, sinceMs }: Hold): string {
  return `${holder.processId}-${holder.instance}-${holder.host}-${Math.max(0, Math.round(sinceMs))}`;
}

/** Reads the end of a file name; `null` if it is no hold. */
export function parseHold(text: string): Hold | null {
  const [, processId, instance = "", host = "", since = ""] =
    /^(\d{1,10})-([0-9a-f]{8})-([0-9a-f]{8})-(\d{1,16})$/.exec(text) ?? [];
  const sinceMs = parseMoment(since);
  if (processId === undefined || sinceMs === null) return null;
  return { holder: { processId: Number(processId), instance, host }, sinceMs };
}

/** Reads epoch milliseconds in a file name; `null` if no date has them. */
export function parseMoment(digits: string): number | null {
  const ms = Number(digits);
  return digits === "" || Number.isNaN(new Date(ms).getTime()) ? null : ms;
}

/**
 * True if whoever holds a file will not come back to it: its process is gone, its id now belongs to `self`, or it has
 * held for 15 minutes by a clock that may have jumped either way.
 */
export function isHolderGone(
  { holder, sinceMs }: Hold,
  self: Holder,
  nowMs: number,
  hasProcess: (processId: number) => boolean = isRunning,
): boolean {
  if (holder.instance === self.instance) return false;
  if (Math.abs(nowMs - sinceMs) > leaseMs) return true;
  if (holder.host !== self.host) return false;
  return holder.processId === self.processId || !hasProcess(holder.processId);
}

function isRunning(processId: number): boolean {
  // Signal 0 to process 0 would ask about our own group.
  if (processId === 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
