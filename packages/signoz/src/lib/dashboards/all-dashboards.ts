// SPDX-License-Identifier: Apache-2.0
import { conversationQuality } from "./conversation-quality.js";
import { cost } from "./cost.js";
import type { Dashboard } from "./dashboard-json.js";
import { oneConversation } from "./one-conversation.js";
import { reliability } from "./reliability.js";
import { turnLatency } from "./turn-latency.js";
import { voiceOverview } from "./voice-overview.js";

/** Every dashboard of ours; each is a file of observability/dashboards. */
export const dashboards: readonly Dashboard[] = [
  voiceOverview,
  turnLatency,
  cost,
  reliability,
  conversationQuality,
  oneConversation,
];
