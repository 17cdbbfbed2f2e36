// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import type { Conversation } from "@turnspan/store";
import { html } from "hono/html";
import { formatClock, formatCount, formatDay, formatLength, formatMs, formatUsd, unknown } from "../text/figures.js";
import { malformedNote } from "./malformed-note.js";
import { type Html, page } from "./page.js";
import { scaleFor } from "./segment-bar.js";
import { type SegmentKind, segmentKind, segmentKinds } from "./segment-kind.js";
import { statusTag } from "./status-tag.js";
import { turnItem } from "./turn-item.js";

/** One conversation: how it went, and turn by turn where the caller waited. */
export function conversationPage({ run, turns, calls, malformed }: Conversation): Html {
  const title = `${run.agent_name ?? "Conversation"}, ${formatClock(run.started_at)}`;
  return page(
    title,
    html`<p class="crumb"><a href="/">Conversations</a> / ${run.agent_name ?? unknown}</p>
      <h1>${title}</h1>
      <p class="sub">
        ${statusTag(run.status)}<span>${formatDay(run.started_at)} UTC, ${formatLength(run.total_duration_ms)}</span>
        ${named("room", run.room_name)} ${named("tenant", run.tenant)} ${named("conversation", run.conversation_id)}
        ${named("trace", run.trace_id)}
      </p>
      ${malformedNote(malformed)}
      <section class="cards">${cards(run, turns)}</section>
      ${waits(turns, calls)}`,
  );
}

function named(name: string, value: string | null): Html | "" {
  return value === null ? "" : html`<span>${name} <code>${value}</code></span>`;
}

function cards(run: WorkflowRunRecord, turns: readonly TurnRecord[]): Html[] {
  const byAgent = turns.filter((turn) => turn.initiator === "agent").length;
  const interrupted = turns.filter((turn) => turn.interrupted_by === "user").length;
  const { p50_ms: p50, p95_ms: p95 } = run.turn_latency;
  return [
    card("Waited, p50", formatMs(p50), p95 === null ? "" : `p95 ${formatMs(p95)}`),
    card("Turns", formatCount(turns.length), `${byAgent} started by the agent`),
    card("Interruptions", formatCount(interrupted), "by the caller"),
    card("Tokens", formatCount(run.total_input_tokens), `in, ${formatCount(run.total_output_tokens)} out`),
    card(
      "Cost",
      formatUsd(run.total_cost),
      run.unpriced_calls === 0 ? "" : `${run.unpriced_calls} calls without a price`,
    ),
    card("Errors", formatCount(run.errors), run.error_type ?? ""),
  ];
}

function card(name: string, figure: string, more: string): Html {
  return html`<div><span>${name}</span><b>${figure}</b><i>${more}</i></div>`;
}

function waits(turns: readonly TurnRecord[], calls: readonly CallRecord[]): Html {
  const scaleMs = scaleFor(turns.map((turn) => turn.latency.e2e_ms ?? 0));
  const rows = turns.map((turn) =>
    turnItem(
      turn,
      calls.filter((call) => call.turn_id === turn.turn_id),
      scaleMs,
    ),
  );
  return html`<section class="panel">
    <header>
      <h2>Where the caller waited</h2>
      <ul class="legend">
        ${kindsOf(turns).map((kind) => html`<li>${swatch(kind.className)}${kind.label}</li>`)}
      </ul>
    </header>
    <div class="turn head">
      <span>Turn</span><span>Caller said</span>
      <span class="scale"><span>0</span><span>${formatMs(scaleMs)}</span></span>
      <span class="num">Waited</span><span class="num cost">Cost</span>
    </div>
    ${rows.length === 0 ? html`<p class="empty quiet">No turn has ended.</p>` : rows} ${hatch()}
  </section>`;
}

/** The kinds of segments that these turns have. */
function kindsOf(turns: readonly TurnRecord[]): SegmentKind[] {
  const present = new Set(
    turns.flatMap((turn) => turn.latency.segments.map((segment) => segmentKind(segment.name).className)),
  );
  return segmentKinds.filter((kind) => present.has(kind.className));
}

function swatch(className: string): Html {
  return html`<svg class="swatch" width="9" height="9" aria-hidden="true">
    <rect class="${className}" width="9" height="9" rx="2" />
  </svg>`;
}

/** The residual is hatched, so that it is seen as what nothing explains. */
function hatch(): Html {
  return html`<svg width="0" height="0" class="definitions" aria-hidden="true">
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-line" width="3" height="6" />
      </pattern>
    </defs>
  </svg>`;
}
