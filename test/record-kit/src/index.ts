// SPDX-License-Identifier: Apache-2.0
/** Histories for tests and benchmarks of whatever reads records. */
export { damagedLines } from "./damaged-lines.js";
export { makeConversation } from "./make-conversation.js";
export type { MadeConversation } from "./make-conversation.js";
export { writeHistory } from "./write-history.js";
export type { HistoryOptions, WrittenHistory } from "./write-history.js";
