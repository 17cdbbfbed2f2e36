// SPDX-License-Identifier: Apache-2.0
import type { ModelLatency, Percentiles } from "@turnspan/store";
import { type Column, DataTable } from "../../parts/data-table.js";
import { Figure } from "../../parts/figure.js";
import { Swatch } from "../../parts/legend.js";
import { EmptyNote } from "../../parts/loaded.js";
import { Name } from "../../parts/name.js";
import { Panel } from "../../parts/panel.js";
import { callKind } from "../../text/call-kinds.js";
import { formatCount, formatMs } from "../../text/figures.js";

/** How long each model takes. */
export function ModelPanel({ models }: { readonly models: readonly ModelLatency[] }) {
  return (
    <Panel title="How long each model takes">
      {models.length === 0 ? (
        <EmptyNote title="There was no request" />
      ) : (
        <DataTable
          caption="Latency by model"
          columns={columns}
          rows={models}
          blocks={false}
          rowKey={({ provider, model, kind }) => `${kind} ${provider} ${model}`}
        />
      )}
    </Panel>
  );
}

/** What is waited for first: the first token of a text, the first byte of a voice; neither of the rest. */
function firstOf({ kind, ttft, ttfb }: ModelLatency): Percentiles | null {
  if (kind === "llm" || kind === "realtime") return ttft;
  return kind === "tts" ? ttfb : null;
}

const noFirst = "Nothing of it is streamed back, or it was not reported";
const noWhole = "Streamed speech to text listens as long as the caller speaks: that is no latency";

function figure(
  key: string,
  title: string,
  why: string,
  value: (model: ModelLatency) => number | null,
): Column<ModelLatency> {
  return {
    key,
    title,
    align: "right",
    cell: (model) => <Figure text={formatMs(value(model))} why={why} />,
    sortBy: value,
  };
}

const columns: readonly Column<ModelLatency>[] = [
  {
    key: "model",
    title: "Model",
    cell: ({ provider, model }) => (
      <>
        {model === null ? <span class="quiet">no model</span> : <Name text={model} />}
        <small>
          <Name text={provider ?? "no provider"} />
        </small>
      </>
    ),
    sortBy: ({ provider, model }) => `${provider} ${model}`,
  },
  {
    key: "kind",
    title: "Kind",
    cell: ({ kind }) => (
      <>
        <Swatch color={callKind(kind).color} /> {callKind(kind).label}
      </>
    ),
    sortBy: ({ kind }) => callKind(kind).label,
  },
  {
    key: "calls",
    title: "Requests",
    align: "right",
    cell: ({ calls }) => formatCount(calls),
    sortBy: ({ calls }) => calls,
  },
  figure("first50", "First p50", noFirst, (model) => firstOf(model)?.p50_ms ?? null),
  figure("first95", "First p95", noFirst, (model) => firstOf(model)?.p95_ms ?? null),
  figure("first99", "First p99", noFirst, (model) => firstOf(model)?.p99_ms ?? null),
  figure("whole50", "Whole p50", noWhole, ({ latency }) => latency.p50_ms),
  figure("whole95", "Whole p95", noWhole, ({ latency }) => latency.p95_ms),
  figure("whole99", "Whole p99", noWhole, ({ latency }) => latency.p99_ms),
];
