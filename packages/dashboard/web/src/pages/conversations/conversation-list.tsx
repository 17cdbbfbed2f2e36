// SPDX-License-Identifier: Apache-2.0
import type { ConversationRow } from "@turnspan/store";
import { useEffect } from "preact/hooks";
import type { Pages } from "../../api/use-pages.js";
import { moveFocus } from "../../parts/move-focus.js";
import { useVirtualRows } from "../../parts/use-virtual-rows.js";
import { ConversationCells } from "./conversation-row.js";
import { ListHead } from "./list-head.js";

interface ConversationListProps {
  readonly pages: Pages<ConversationRow>;
  readonly total: number;
  readonly query: Readonly<Record<string, string>>;
}

/** Any number of conversations, of which a window's worth is made and a page's worth is asked for. */
export function ConversationList({ pages, total, query }: ConversationListProps) {
  const virtual = useVirtualRows({
    count: total,
    rowPx: 53,
    overscan: 12,
    coveredPx: 34,
  });
  const { list, totalPx, rows, measure } = virtual;
  const first = rows.at(0)?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => pages.want(first, last), [first, last, pages.want]);

  return (
    <div role="table" aria-label="Conversations" aria-rowcount={total + 1} class={pages.stale ? "list stale" : "list"}>
      <ListHead query={query} />
      <div
        ref={list}
        class="list-rows"
        role="rowgroup"
        style={{ height: `${totalPx}px` }}
        onKeyDown={(event) => moveFocus(event, virtual, "a", total)}
      >
        {rows.map(({ index, topPx }) => {
          const row = pages.row(index);
          return (
            <div
              key={index}
              ref={measure}
              data-index={index}
              class="list-row"
              role="row"
              aria-rowindex={index + 2}
              style={{ transform: `translateY(${topPx}px)` }}
            >
              {row === undefined ? (
                <span class="list-wait" role="cell" aria-label="Loading" />
              ) : (
                <ConversationCells row={row} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
