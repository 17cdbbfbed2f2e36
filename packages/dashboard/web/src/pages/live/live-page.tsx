// SPDX-License-Identifier: Apache-2.0
import { useMemo } from "preact/hooks";
import type { FiltersAnswer } from "../../../../src/lib/api/filters-answer.js";
import { useData } from "../../api/use-data.js";
import { usePlace } from "../../app/history.js";
import { Button } from "../../parts/button.js";
import { FilterBar, SearchFilter, SelectFilter, ToggleFilter } from "../../parts/filter-bar.js";
import { EmptyNote, ErrorNote } from "../../parts/loaded.js";
import { Page } from "../../parts/page.js";
import { formatCount, formatCounted, formatMs } from "../../text/figures.js";
import { waitScale } from "../conversation/turns/wait-scale.js";
import { type Feed, mostItems } from "./feed.js";
import { feedFilterNames, isShown } from "./feed-filter.js";
import { LiveRow } from "./live-row.js";
import { type Connection, useFeed } from "./use-feed.js";
import "./live.css";

const kinds = [
  ["call", "requests"],
  ["turn", "turns"],
  ["workflow_run", "calls"],
] as const;

/** What happens now, as it comes. */
export function LivePage() {
  const { query } = usePlace();
  const { feed, connection, refusal, pause, resume } = useFeed();
  const agents = useData<FiltersAnswer>("/api/filters").data?.agent ?? [];
  const shown = useMemo(() => feed.items.filter(({ record }) => isShown(record, query)), [feed.items, query]);
  const scaleMs = useMemo(
    () => waitScale(shown.map(({ record }) => (record.type === "turn" ? (record.latency.e2e_ms ?? 0) : 0))),
    [shown],
  );
  const state = refusal !== null && connection === "open" ? "stuck" : connection;
  const isPaused = feed.held !== null;
  return (
    <Page
      title="What happens now?"
      sub={<ConnectionNote state={state} feed={feed} />}
      actions={
        <Button aria-pressed={isPaused} onClick={isPaused ? resume : pause}>
          {isPaused ? `Go on, ${formatCount(feed.heldCount)} came` : "Pause"}
        </Button>
      }
    >
      <FilterBar
        names={feedFilterNames}
        result={
          feed.items.length === 0
            ? undefined
            : `${formatCount(shown.length)} of the last ${formatCount(feed.items.length)}`
        }
      >
        <SearchFilter name="q" label="Search" placeholder="Search id, model, error, room" />
        <SelectFilter name="what" label="Show" any="everything" options={kinds} />
        <SelectFilter name="agent" label="Agent" options={agents} />
        <ToggleFilter name="trouble" label="Only trouble" />
      </FilterBar>
      {refusal !== null && <ErrorNote error={refusal} older={feed.items.length > 0} />}
      <section class="panel" aria-label="Feed">
        <div class="live-row live-head" aria-hidden="true">
          <span>Time</span>
          <span>What</span>
          <span class="live-agent">Agent</span>
          <span>Model, or the wait: bars are {formatMs(scaleMs)} wide</span>
          <span class="num">Waited, first</span>
          <span class="num live-cost">Cost</span>
        </div>
        {shown.length === 0 ? (
          <Nothing state={state} isFiltered={feed.items.length > 0} />
        ) : (
          <ol class="live-rows" aria-label="What came, newest first">
            {shown.map(({ key, record }) => (
              <LiveRow key={key} record={record} scaleMs={scaleMs} />
            ))}
          </ol>
        )}
      </section>
    </Page>
  );
}

function ConnectionNote({ state, feed }: { readonly state: State; readonly feed: Feed }) {
  return (
    <>
      <span class={`live-state live-${feed.held === null ? state : "paused"}`} role="status">
        {feed.held === null ? words[state] : "paused"}
      </span>
      <span>
        {formatCounted(feed.came, "record")} came; the last {mostItems} are kept here
      </span>
      {feed.dropped !== 0 && (
        <span class="warn">
          {feed.dropped === null ? "some records" : formatCounted(feed.dropped, "record")} left out: too many at once
        </span>
      )}
      {feed.malformed > 0 && <span class="warn">{formatCounted(feed.malformed, "line")} could not be read</span>}
    </>
  );
}

/** `stuck`: the server is there, and can't read the files. */
type State = Connection | "stuck";

const words: Readonly<Record<State, string>> = {
  connecting: "connecting",
  open: "listening",
  stuck: "files can't be read, trying again",
  lost: "connection lost, trying again",
};

function Nothing({ state, isFiltered }: { readonly state: State; readonly isFiltered: boolean }) {
  if (isFiltered) return <EmptyNote title="Nothing of what came is like that.">Clear a filter to see more.</EmptyNote>;
  if (state === "stuck") return <EmptyNote title="Nothing has come yet." />;
  if (state !== "open") return <EmptyNote title="Connecting to the server." />;
  return (
    <EmptyNote title="It is quiet.">Talk to your agent: each request and turn stands here within a second.</EmptyNote>
  );
}
