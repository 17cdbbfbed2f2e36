// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";

/**
 * `GET /api/live?last=0…500&types=call,turn,workflow_run&after=…` is a stream of server-sent events, each with JSON as its data; comments every
 * 10 s keep it open. Filtering is the page's business, so that one stream serves all.
 *
 * | event       | data          | id                                                               |
 * | ----------- | ------------- | ---------------------------------------------------------------- |
 * | `hello`     | LiveHello     |                                                                  |
 * | `record`    | LiveRecord    | feed, rising number, and digest of the record, joined with a `-` |
 * | `malformed` | LiveMalformed |                                                                  |
 * | `dropped`   | LiveDropped   |                                                                  |
 * | `failed`    | ErrorAnswer   |                                                                  |
 * | `recovered` | LiveRecovered |                                                                  |
 *
 * A stream goes on behind the id that `Last-Event-ID`, or else `after`, names. If a server before this one gave it, all that is remembered
 * comes, of which the reader may have some: the digest tells. After `failed`, files can't be read until `recovered`; nothing is lost by it.
 */
/** The first event: what is written from here on will come. */
export interface LiveHello {
  readonly version: string;
  /** The server's clock, ISO 8601 UTC. */
  readonly now: string;
}

/** A record that came into the files. */
export interface LiveRecord {
  readonly type: TurnspanRecord["type"];
  readonly record: TurnspanRecord;
}

/** A line that is no record. */
export interface LiveMalformed {
  readonly file: string;
  readonly line_number: number;
  readonly why: string;
}

/** This reader was too slow, or was away too long: so many records were left out here. They are in the files. */
export interface LiveDropped {
  /** null: some, but it is not known how many. */
  readonly records: number | null;
}

/** Files can be read again; what was written meanwhile has come. */
export type LiveRecovered = Readonly<Record<string, never>>;
