// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import type { MalformedAnswer } from "./malformed-answer.js";

/** What a bar or a list of calls needs; the whole call comes with its turn. */
export interface CallGlance {
  readonly call_id: string;
  readonly turn_index: number | null;
  readonly kind: CallRecord["kind"];
  readonly provider: string | null;
  readonly model: string | null;
  /** ISO 8601 UTC. */
  readonly timestamp: string;
  readonly latency_ms: number | null;
  readonly success: boolean;
  readonly error_type: string | null;
}

/** The calls of one kind, provider and model. */
export interface CostGroup {
  readonly kind: CallRecord["kind"];
  readonly provider: string | null;
  readonly model: string | null;
  readonly calls: number;
  readonly failed_calls: number;
  readonly input_tokens: number | null;
  readonly cached_input_tokens: number | null;
  readonly output_tokens: number | null;
  /** Of text-to-speech. */
  readonly characters: number | null;
  readonly audio_ms: number | null;
  /** USD; null if none is priced. */
  readonly cost: number | null;
  readonly unpriced_calls: number;
  /** The price row of the first priced call; null if none is. Its row is in `prices`. */
  readonly price_id: string | null;
  /** Why calls of the group have no price; null if all have one. */
  readonly unpriced_reason: string | null;
}

/** One row of the price book, as its source stated it. */
export interface PriceRowAnswer {
  readonly id: string;
  /** second, minute, thousand_characters, input_mtok, output_mtok, … */
  readonly unit: string;
  /** USD for one unit. */
  readonly usd: number;
  /** The page that says so; empty where a price of one's own names none. */
  readonly source_url: string;
  /** When that page was read, YYYY-MM-DD or YYYY-MM; empty where unknown. */
  readonly read_on: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly note: string | null;
}

/** The rows behind each `price_id`; a model has one a unit. An id that this version's book no longer has is not there. */
export type PricesAnswer = Readonly<Record<string, readonly PriceRowAnswer[]>>;

/** `GET /api/conversations/:id`: the newest conversation of an id, as one look needs it. */
export interface ConversationAnswer {
  readonly run: WorkflowRunRecord;
  /** By `turn_index`. */
  readonly turns: readonly TurnRecord[];
  /** By `timestamp`. */
  readonly calls: readonly CallGlance[];
  /** Whole calls that belong to no turn, at most 500, by `timestamp`. */
  readonly calls_outside: readonly CallRecord[];
  /** Largest cost first. */
  readonly costs: readonly CostGroup[];
  /** Of `costs` and `calls_outside`. */
  readonly prices: PricesAnswer;
  readonly transcript: {
    /** True if any turn carries text. */
    readonly captured: boolean;
    /** Why there is none; null if there is. */
    readonly why: string | null;
  };
  /** The trace in SigNoz; null unless an address of SigNoz was configured. */
  readonly signoz_url: string | null;
  readonly malformed: MalformedAnswer;
}

/** One part of what a call cost. */
export interface PricePartAnswer {
  readonly unit: string;
  readonly quantity: number;
  readonly usd_per_unit: number;
  readonly usd: number;
}

/** How this version's price book prices one call, by the row that the record names. */
export interface CallPriceAnswer {
  /** Null: `reason` says why. */
  readonly usd: number | null;
  readonly parts: readonly PricePartAnswer[];
  readonly rows: readonly PriceRowAnswer[];
  readonly reason: string | null;
}

/** `GET /api/conversations/:id/turns/:index`: one turn and everything it asked for. */
export interface TurnAnswer {
  readonly turn: TurnRecord;
  /** By `timestamp`. */
  readonly calls: readonly CallRecord[];
  /** By `call_id`. */
  readonly prices: Readonly<Record<string, CallPriceAnswer>>;
  /** The trace in SigNoz; null unless an address of SigNoz was configured. */
  readonly signoz_url: string | null;
}
