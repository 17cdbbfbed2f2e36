// SPDX-License-Identifier: Apache-2.0
import { promisify } from "node:util";
import zlib from "node:zlib";
import type { Batch } from "./outbox.js";

/** A batch that remembers its compressed form: it is sent, sent again and kept on disk as the same bytes. */
export interface PackedBatch extends Batch {
  readonly createdAtMs: number;
  /** On another thread. Rejects if memory is short. */
  compress(): Promise<Uint8Array>;
  /** On this one: for a process that is about to end, and for what was compressed before. */
  compressNow(): Uint8Array;
}

const gzip = promisify(zlib.gzip);

/** Packs a batch; nothing is compressed before it is asked for. */
export function packBatch({ body, items }: Batch, createdAtMs: number): PackedBatch {
  let compressed: Uint8Array | null = null;
  return {
    body,
    items,
    createdAtMs,
    async compress() {
      return (compressed ??= await gzip(body));
    },
    compressNow() {
      return (compressed ??= zlib.gzipSync(body));
    },
  };
}
