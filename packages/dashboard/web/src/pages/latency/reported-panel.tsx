// SPDX-License-Identifier: Apache-2.0
import type { LatencyReport, Percentiles } from "@turnspan/store";
import { type Column, DataTable } from "../../parts/data-table.js";
import { Figure } from "../../parts/figure.js";
import { Panel } from "../../parts/panel.js";
import { formatCount, formatMs } from "../../text/figures.js";

type Part = keyof LatencyReport["parts"];

const names: Readonly<Record<Part, string>> = {
  end_of_utterance: "End of utterance",
  transcription: "Transcription",
  llm_ttft: "LLM to first token",
  tts_ttfb: "TTS to first byte",
  playback: "Playback",
  barge_in_stop: "Barge-in to silence",
};

interface Row {
  readonly name: string;
  readonly figures: Percentiles;
}

function ms(key: string, title: string, value: (figures: Percentiles) => number | null): Column<Row> {
  return {
    key,
    title,
    align: "right",
    cell: ({ figures }) => <Figure text={formatMs(value(figures))} why="No turn of this range has it" />,
    sortBy: ({ figures }) => value(figures),
  };
}

const columns: readonly Column<Row>[] = [
  { key: "name", title: "Part", cell: ({ name }) => name },
  { key: "turns", title: "Turns", align: "right", cell: ({ figures }) => formatCount(figures.count) },
  ms("p50", "p50", (figures) => figures.p50_ms),
  ms("p95", "p95", (figures) => figures.p95_ms),
  ms("p99", "p99", (figures) => figures.p99_ms),
  ms("max", "Slowest", (figures) => figures.max_ms),
];

/** The figures that a turn carries as LiveKit measures them; they overlap and don't sum to the wait. */
export function ReportedPanel({ parts }: Pick<LatencyReport, "parts">) {
  const keys = Object.keys(names) as Part[];
  return (
    <Panel
      title="What LiveKit measures"
      aside={<span class="quiet small">these overlap and don't sum to the wait</span>}
    >
      <DataTable
        caption="Latencies as LiveKit measures them"
        columns={columns}
        rows={keys.map((key) => ({ name: names[key], figures: parts[key] }))}
        rowKey={({ name }) => name}
        blocks={false}
      />
    </Panel>
  );
}
