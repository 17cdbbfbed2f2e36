// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord } from "@turnspan/records";
import { html } from "hono/html";
import { formatCount, formatMs, formatUsd, unknown } from "../text/figures.js";
import type { Html } from "./page.js";

/** The requests and tools of a turn, and the figures that make its wait. */
export function callTable(turn: TurnRecord, calls: readonly CallRecord[]): Html {
  const { latency } = turn;
  return html`<div class="scroll">
      <table class="calls">
        <thead>
          <tr>
            <th>Call</th>
            <th>Model</th>
            <th class="r">First</th>
            <th class="r">Total</th>
            <th class="r">Units</th>
            <th class="r">Cost</th>
            <th>Notes</th>
          </tr>
        </thead>
        <tbody>
          ${rowsByStart(turn, calls)}
        </tbody>
      </table>
    </div>
    <dl class="facts">
      ${fact("Waited", latency.e2e_ms === null ? unknown : `${formatMs(latency.e2e_ms)} = sum of the segments`)}
      ${fact("EOU + TTFT + TTFB", formatMs(latency.formula_ms))} ${fact("Residual", formatMs(latency.residual_ms))}
      ${fact("Speech", turn.speech_ids.join(", ") || unknown)} ${fact("Span", turn.span_id)}
    </dl>`;
}

function rowsByStart(turn: TurnRecord, calls: readonly CallRecord[]): Html[] {
  return [
    ...calls.map((call) => ({ at: call.timestamp, row: callRow(call) })),
    ...turn.tools.map((tool) => ({ at: tool.started_at, row: toolRow(tool) })),
  ]
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ row }) => row);
}

function callRow(call: CallRecord): Html {
  return html`<tr>
    <td>${call.kind}</td>
    <td>${[call.provider, call.model_id].filter((name) => name !== null).join(" ") || unknown}</td>
    <td class="r">${formatMs(call.ttft_ms ?? call.ttfb_ms)}</td>
    <td class="r">${formatMs(call.latency_ms)}</td>
    <td class="r">${unitsOf(call)}</td>
    <td class="r">${formatUsd(call.actual_cost ?? call.estimated_cost)}</td>
    <td class="${call.success ? "" : "bad"}">${notesOf(call)}</td>
  </tr>`;
}

function toolRow(tool: TurnRecord["tools"][number]): Html {
  const failed = tool.success === false;
  const note = failed ? `failed ${tool.error_type ?? ""}` : tool.success === null ? "never returned" : "";
  return html`<tr>
    <td>tool</td>
    <td>${tool.name}</td>
    <td></td>
    <td class="r">${formatMs(tool.duration_ms)}</td>
    <td></td>
    <td></td>
    <td class="${failed ? "bad" : ""}">${note}</td>
  </tr>`;
}

function unitsOf(call: CallRecord): string {
  switch (call.kind) {
    case "stt":
      return call.audio_duration_ms === null ? unknown : `${formatMs(call.audio_duration_ms)} audio`;
    case "tts":
      return call.characters === null ? unknown : `${formatCount(call.characters)} characters`;
    case "llm":
    case "realtime":
    case "turn_detector":
    case "interruption":
    case "embedding":
    case "rerank":
    case "other":
      return tokensOf(call);
  }
}

function tokensOf(call: CallRecord): string {
  if (call.input_tokens === null && call.output_tokens === null) return unknown;
  const cached = call.cached_input_tokens ? `, ${formatCount(call.cached_input_tokens)} cached` : "";
  return `${formatCount(call.input_tokens)} in${cached}, ${formatCount(call.output_tokens)} out`;
}

function notesOf(call: CallRecord): string {
  return [
    call.success ? "" : `failed ${call.error_type ?? ""}`.trim(),
    call.cancelled ? "cut short" : "",
    call.discarded ? "discarded" : "",
    call.fallback_used ? `fallback for ${call.original_provider ?? "another"}` : "",
  ]
    .filter((note) => note !== "")
    .join(", ");
}

function fact(name: string, value: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
