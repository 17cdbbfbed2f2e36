// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord } from "@turnspan/records";
import { html } from "hono/html";
import { formatMs, formatUsd } from "../text/figures.js";
import { callTable } from "./call-table.js";
import type { Html } from "./page.js";
import { segmentBar } from "./segment-bar.js";

/** One turn: a row with its wait to scale, which opens to the requests that made it. */
export function turnItem(turn: TurnRecord, calls: readonly CallRecord[], scaleMs: number): Html {
  const failed = calls.filter((call) => !call.success).length;
  return html`<details class="turn">
    <summary>
      <span class="n">${turn.turn_index}</span>
      <span class="say">${said(turn)}<small>${tags(turn, failed)}</small></span>
      ${segmentBar(turn.latency.segments, scaleMs)}
      <span class="num">${formatMs(turn.latency.e2e_ms)}</span>
      <span class="num cost">${formatUsd(turn.cost.total)}</span>
    </summary>
    <div class="detail">${callTable(turn, calls)}</div>
  </details>`;
}

function said(turn: TurnRecord): Html {
  if (turn.user_text !== null) return html`<span title="${turn.user_text}">${turn.user_text}</span>`;
  return html`<span class="quiet">${turn.initiator === "agent" ? "started by the agent" : "caller"}</span>`;
}

function tags(turn: TurnRecord, failedCalls: number): Html {
  const tools = turn.tools.map((tool) => `${tool.name} ${formatMs(tool.duration_ms)}`).join(", ");
  return html`${outcome(turn)}${interruption(turn)}${failedCalls === 0 ? "" : html`<span class="tag warn">${failedCalls} failed</span> `}${tools}`;
}

function outcome(turn: TurnRecord): Html | "" {
  if (turn.success === null) return html`<span class="tag">unanswered</span> `;
  return turn.success ? "" : html`<span class="tag bad">failed</span> `;
}

function interruption(turn: TurnRecord): Html | "" {
  if (!turn.interrupted) return "";
  if (turn.interrupted_by === "agent") return html`<span class="tag">ended early by the agent</span> `;
  if (turn.interrupted_by === "close") return html`<span class="tag">cut by the session's end</span> `;
  return html`<span class="tag warn">interrupted</span> `;
}
