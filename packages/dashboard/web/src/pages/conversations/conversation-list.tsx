// SPDX-License-Identifier: Apache-2.0
import type { ConversationRow } from "@turnspan/store";
import { useEffect } from "preact/hooks";
import type { Pages } from "../../api/use-pages.js";
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
  const { list, totalPx, rows, measure, scrollTo } = useVirtualRows({
    count: total,
    rowPx: 53,
    overscan: 12,
    coveredPx: 34,
  });
  const first = rows.at(0)?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => pages.want(first, last), [first, last, pages.want]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    if (step === 0 || row === null) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(total - 1, Number(row.dataset["index"]) + step));
    scrollTo(next);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus());
  };

  return (
    <div role="table" aria-label="Conversations" aria-rowcount={total + 1} class={pages.stale ? "list stale" : "list"}>
      <ListHead query={query} />
      <div ref={list} class="list-rows" role="rowgroup" style={{ height: `${totalPx}px` }} onKeyDown={onKeyDown}>
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
