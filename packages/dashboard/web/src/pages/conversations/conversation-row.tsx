// SPDX-License-Identifier: Apache-2.0
import type { ConversationRow } from "@turnspan/store";
import { Figure } from "../../parts/figure.js";
import { StatusTag } from "../../parts/status-tag.js";
import { Time } from "../../parts/time.js";
import { formatCount, formatLength, formatMs, formatUsd } from "../../text/figures.js";

const noWait = "No turn of the caller's was answered aloud.";

/** The cells of one conversation. Its link covers the whole row. */
export function ConversationCells({ row }: { readonly row: ConversationRow }) {
  return (
    <>
      <span role="cell" class="list-name">
        <span class="clip">
          <a href={`/conversations/${encodeURIComponent(row.conversation_id)}`}>
            {row.agent_name ?? "no agent's name"}
          </a>
          {row.status !== "completed" && <StatusTag status={row.status} />}
        </span>
        <small class="clip">{[row.room_name, row.tenant, row.conversation_id].filter(Boolean).join(" · ")}</small>
      </span>
      <span role="cell" class="list-when">
        <Time at={row.started_at} as="moment" />
      </span>
      <span role="cell" class="num list-length">
        <Figure text={formatLength(row.duration_ms)} why="It has not ended, or never said so." />
      </span>
      <span role="cell" class="num list-turns">
        {formatCount(row.turns)}
        <Unit count={row.turns} one="turn" many="turns" />
      </span>
      <span role="cell" class="num list-p50">
        <Figure text={formatMs(row.e2e_p50_ms)} why={noWait} />
      </span>
      <span role="cell" class="num list-p95">
        <Figure text={formatMs(row.e2e_p95_ms)} why={noWait} />
      </span>
      <span role="cell" class={`num list-cut${row.interruptions_by_user === 0 ? " quiet" : ""}`}>
        {formatCount(row.interruptions_by_user)}
        <Unit count={row.interruptions_by_user} one="cut" many="cut" />
      </span>
      <span role="cell" class={`num list-errors ${row.errors === 0 ? "quiet" : "warn"}`}>
        {formatCount(row.errors)}
        <Unit count={row.errors} one="error" many="errors" />
      </span>
      <span role="cell" class="num list-cost">
        <Figure
          text={formatUsd(row.cost)}
          why={
            row.unpriced_calls > 0
              ? `${formatCount(row.unpriced_calls)} requests without a price`
              : "Nothing was asked for."
          }
        />
      </span>
    </>
  );
}

/** The noun of a figure, where a phone leaves out the column titles. */
function Unit({ count, one, many }: { readonly count: number; readonly one: string; readonly many: string }) {
  return <b class="list-unit"> {count === 1 ? one : many}</b>;
}
