// SPDX-License-Identifier: Apache-2.0
/** The read side: conversations from the JSONL files, for whoever shows, checks or serves them. */
export { openStore } from "./lib/open-store.js";
export type { Store } from "./lib/open-store.js";
export type { Conversation, ConversationList } from "./lib/conversations/conversation.js";
export type { MalformedLine, MalformedLines } from "./lib/files/malformed-lines.js";
export { StoreError } from "./lib/files/store-error.js";
