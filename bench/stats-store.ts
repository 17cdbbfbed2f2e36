// SPDX-License-Identifier: Apache-2.0
// The store's half of `stats`.
import { openStore } from "@turnspan/store";

const store = openStore(process.argv[2] ?? "");
const { totals, by_provider, by_kind, by_tier, timeline, top_conversations } = await store.overview({ bucket: "day" });
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    calls: totals.calls,
    cost: totals.cost?.toFixed(9),
    p95: [totals.latency.p95_ms, totals.e2e.p95_ms].map((ms) => ms?.toFixed(6)),
    conversations: totals.conversations,
    groups: [by_provider.length, by_kind.length, by_tier.length, timeline.buckets.length],
    top: top_conversations[0]?.conversation_id,
    cpuMs: (user + system) / 1000,
    memoryMb: process.resourceUsage().maxRSS / 1000,
  }),
);
await store.close();
