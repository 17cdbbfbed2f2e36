// SPDX-License-Identifier: Apache-2.0
import { promisify } from "node:util";
import zlib from "node:zlib";
import type { SendFailure, SendResult } from "../sinks/otlp/send-result.js";
import type { Claim } from "./spool-files.js";
import { splitPayload, type Half } from "./split-payload.js";

const gunzip = promisify(zlib.gunzip);

/** What became of a batch that was kept. */
export type Delivery =
  | { kind: "sent"; rejected: number }
  /** The receiver will never take it. */
  | { kind: "dropped"; reason: SendFailure }
  /** Too large as it was: its halves wait in its place. */
  | { kind: "split" }
  /** It cannot be read. It stays claimed, so that it does not stand in the way of the others. */
  | { kind: "unreadable" }
  /** It waits again; `reason` is `null` if no attempt was made. */
  | { kind: "left"; reason: SendFailure | null };

interface DeliverOptions {
  readonly send: (payload: Uint8Array) => Promise<SendResult | { kind: "shut" }>;
  /** Keeps one half of a batch that was too large. */
  readonly keepHalf: (half: Half) => void;
}

/** One attempt at a batch that was kept; afterwards it is gone or waits again. Never rejects. */
export async function deliverClaim(claim: Claim, { send, keepHalf }: DeliverOptions): Promise<Delivery> {
  const payload = await claim.read().catch(() => null);
  if (payload === null) return { kind: "unreadable" };
  const result = await send(payload);
  switch (result.kind) {
    case "sent":
      await claim.remove();
      return { kind: "sent", rejected: result.rejected };
    case "failed":
      await claim.remove();
      return { kind: "dropped", reason: result.reason };
    case "too_large": {
      const halves = splitPayload(claim.name.signal, await gunzip(payload).catch(() => Buffer.alloc(0)));
      halves?.forEach(keepHalf);
      await claim.remove();
      return halves === null ? { kind: "dropped", reason: result.reason } : { kind: "split" };
    }
    case "retry":
      await claim.release();
      return { kind: "left", reason: result.reason };
    case "shut":
      await claim.release();
      return { kind: "left", reason: null };
  }
}
