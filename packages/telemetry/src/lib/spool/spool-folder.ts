// SPDX-License-Identifier: Apache-2.0

/** Where the spool is, below the directory of the JSONL files. */
export const spoolFolder = "spool";
