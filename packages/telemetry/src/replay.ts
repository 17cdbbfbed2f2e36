// SPDX-License-Identifier: Apache-2.0
/** Sends conversations out of files to an OTLP receiver: for tools that read records, not for the service that writes them. */
export { replayConversations } from "./lib/sinks/replay/replay-conversations.js";
export type {
  ReplayOptions,
  ReplayProgress,
  ReplayReport,
  ReplayedConversation,
} from "./lib/sinks/replay/replay-options.js";
