// SPDX-License-Identifier: Apache-2.0
import type { ConversationRow } from "@turnspan/store";
import { useEffect, useMemo } from "preact/hooks";
import { usePages } from "../../api/use-pages.js";
import { usePlace } from "../../app/history.js";
import { hrefOf } from "../../app/place.js";
import { useRefreshMs } from "../../app/settings.js";
import { EmptyNote, ErrorNote, Skeleton } from "../../parts/loaded.js";
import { Page } from "../../parts/page.js";

import { rangeOf } from "../../range/range.js";
import { ConversationFilters } from "./conversation-filters.js";
import { ConversationList } from "./conversation-list.js";
import { filterNames, listQuery } from "./list-query.js";
import "./conversations.css";

const pageRows = 100;
const path = "/api/conversations";

/** All conversations: filtered, sorted, searched. */
export function ConversationsPage() {
  const { query } = usePlace();
  // The clock is read when the address changes: a range of days must not become another question on each look.
  const range = useMemo(() => rangeOf({ range: "all", ...query }, new Date()), [query]);
  const asked = useMemo(() => listQuery(query, range), [query, range]);
  const pages = usePages<ConversationRow>(
    hrefOf(path, asked),
    (page) => hrefOf(path, { ...asked, offset: page * pageRows, limit: pageRows }),
    pageRows,
  );
  const refreshMs = useRefreshMs();
  useEffect(() => {
    if (refreshMs === undefined) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) pages.reload();
    }, refreshMs);
    return () => clearInterval(timer);
  }, [refreshMs, pages.reload]);
  const isFiltered = filterNames.some((name) => query[name] !== undefined);
  return (
    <Page
      title="How did the conversations go?"
      actions={
        <a class="button button-plain" href={hrefOf("/api/export.csv", { what: "conversations", ...asked })} download>
          Export CSV
        </a>
      }
    >
      <ConversationFilters range={range} total={pages.total} />
      <section class="panel" aria-label="Conversations" aria-busy={pages.total === null && pages.error === null}>
        {pages.error !== null && <ErrorNote error={pages.error} onRetry={pages.reload} older={pages.total !== null} />}
        {pages.total === null ? (
          pages.error === null && <Skeleton lines={10} />
        ) : pages.total === 0 ? (
          nothing(isFiltered)
        ) : (
          <ConversationList pages={pages} total={pages.total} query={query} />
        )}
      </section>
    </Page>
  );
}

function nothing(isFiltered: boolean) {
  if (isFiltered) {
    return <EmptyNote title="No conversation is like that.">Clear a filter to see more.</EmptyNote>;
  }
  return (
    <EmptyNote title="No conversation yet.">
      <p>
        Call <code>observe(session)</code> in your agent and talk to it; the conversation stands here as soon as it
        begins.
      </p>
    </EmptyNote>
  );
}
