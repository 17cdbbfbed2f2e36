// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { readTopConversations } from "../conversations/read-conversation-page.js";
import type { Overview } from "./overview.js";
import { readCallGroups } from "./read-call-groups.js";
import { readSavings } from "./read-quality.js";
import { readTimeline } from "./read-timeline.js";
import { totalsWith } from "./read-totals.js";
import type { RecordFilter } from "./record-filter.js";
import { scopeOf } from "./scope.js";
import type { BucketSize } from "./timeline.js";

const topConversations = 5;

export async function readOverview(
  connection: DuckDBConnection,
  filter: RecordFilter & { readonly bucket?: BucketSize | undefined },
): Promise<Omit<Overview, "malformed">> {
  const scope = scopeOf(filter);
  const groupings = [[], ["provider"], ["kind"], ["tier"]] as const;
  const [[all] = [], byProvider = [], byKind = [], byTier = []] = await readCallGroups(connection, scope, groupings);
  return {
    totals: await totalsWith(all, connection, scope),
    by_provider: byProvider,
    by_kind: byKind,
    by_tier: byTier,
    timeline: await readTimeline(connection, scope, filter),
    top_conversations: await readTopConversations(connection, filter, topConversations),
    savings: await readSavings(connection, scope),
  };
}
