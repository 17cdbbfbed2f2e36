// SPDX-License-Identifier: Apache-2.0

/** `--quick`: fewer rounds, for a look; the figures are rough. */
export const isQuick = process.argv.includes("--quick");
