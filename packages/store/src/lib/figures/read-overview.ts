// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { readTopConversations } from "../conversations/read-conversation-page.js";
import type { Overview } from "./overview.js";
import { readSavings } from "./read-quality.js";
import { readTimeline } from "./read-timeline.js";
import { readGroups, readTotals } from "./read-totals.js";
import type { RecordFilter } from "./record-filter.js";
import { scopeOf } from "./scope.js";
import type { BucketSize } from "./timeline.js";

const topConversations = 5;

export async function readOverview(
  connection: DuckDBConnection,
  filter: RecordFilter & { readonly bucket?: BucketSize | undefined },
): Promise<Omit<Overview, "malformed">> {
  const scope = scopeOf(filter);
  return {
    totals: await readTotals(connection, scope),
    by_provider: await readGroups(connection, scope, "provider"),
    by_kind: await readGroups(connection, scope, "kind"),
    by_tier: await readGroups(connection, scope, "tier"),
    timeline: await readTimeline(connection, scope, filter),
    top_conversations: await readTopConversations(connection, filter, topConversations),
    savings: await readSavings(connection, scope),
  };
}
