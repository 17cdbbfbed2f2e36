// SPDX-License-Identifier: Apache-2.0

/** What became of one export. */
export type SendResult =
  | { kind: "sent"; rejected: number }
  /** It may pass later. `retryAfterMs` is what the receiver asks for; `null` if it does not say. */
  | { kind: "retry"; reason: SendFailure; retryAfterMs: number | null }
  /** It may pass in smaller pieces. */
  | { kind: "too_large"; reason: SendFailure }
  /** It will never pass. */
  | { kind: "failed"; reason: SendFailure };

/** Why an export did not pass. */
export type SendFailure =
  | { kind: "status"; status: number }
  | { kind: "network"; code: string }
  | { kind: "timeout"; afterMs: number };
