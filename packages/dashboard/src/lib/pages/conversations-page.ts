// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import type { ConversationList } from "@turnspan/store";
import { html } from "hono/html";
import { formatClock, formatCount, formatDay, formatLength, formatMs, formatUsd, unknown } from "../text/figures.js";
import { malformedNote } from "./malformed-note.js";
import { type Html, page } from "./page.js";
import { statusTag } from "./status-tag.js";

/** The list of conversations, newest first. */
export function conversationsPage({ runs, malformed }: ConversationList, dir: string): Html {
  return page(
    "Conversations",
    html`<h1>Conversations</h1>
      <p class="sub">${formatCount(runs.length)} in <code>${dir}</code>. Times are UTC.</p>
      ${malformedNote(malformed)} ${runs.length === 0 ? emptyNote() : list(runs)}`,
  );
}

function emptyNote(): Html {
  return html`<section class="panel empty">
    <p>No conversations yet.</p>
    <p class="quiet">Run an agent with <code>observe(session)</code>, then load this page again.</p>
  </section>`;
}

function list(runs: readonly WorkflowRunRecord[]): Html {
  return html`<section class="panel">
    <table class="list">
      <thead>
        <tr>
          <th>Started</th>
          <th>Agent</th>
          <th>Status</th>
          <th class="r">Length</th>
          <th class="r">Turns</th>
          <th class="r">Waited, p50</th>
          <th class="r">p95</th>
          <th class="r">Errors</th>
          <th class="r">Cost</th>
        </tr>
      </thead>
      <tbody>
        ${runs.map(row)}
      </tbody>
    </table>
  </section>`;
}

function row(run: WorkflowRunRecord): Html {
  const id = run.conversation_id ?? "";
  return html`<tr>
    <td>
      <a href="/conversations/${encodeURIComponent(id)}"
        >${formatDay(run.started_at)}, ${formatClock(run.started_at)}</a
      >
      <small><code>${id}</code></small>
    </td>
    <td data-name="Agent">${run.agent_name ?? unknown}</td>
    <td data-name="Status">${statusTag(run.status)}</td>
    <td class="r" data-name="Length">${formatLength(run.total_duration_ms)}</td>
    <td class="r" data-name="Turns">${run.status === "running" ? unknown : formatCount(run.turns)}</td>
    <td class="r" data-name="Waited, p50">${formatMs(run.turn_latency.p50_ms)}</td>
    <td class="r" data-name="p95">${formatMs(run.turn_latency.p95_ms)}</td>
    <td class="r ${run.errors > 0 ? "bad" : ""}" data-name="Errors">${formatCount(run.errors)}</td>
    <td class="r" data-name="Cost">${formatUsd(run.total_cost)}</td>
  </tr>`;
}
