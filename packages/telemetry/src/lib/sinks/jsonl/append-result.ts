// SPDX-License-Identifier: Apache-2.0

/** What became of one line. */
export type AppendResult =
  | { kind: "sent" }
  /** It may work later: the disk is full, the directory is gone. `error` has the system's code, where it gives one. */
  | { kind: "retry"; error: NodeJS.ErrnoException };
