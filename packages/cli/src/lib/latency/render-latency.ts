// SPDX-License-Identifier: Apache-2.0
import type { LatencyReport, ModelLatency, Percentiles, SegmentLatency } from "@turnspan/store";
import pc from "picocolors";
import { formatCount, formatMs, formatShare, unknown } from "../text/figures.js";
import { wrap } from "../text/facts.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { shareBar } from "../text/share-bar.js";
import { type Column, fittingColumns, tableText } from "../text/table.js";

const barWidth = 20;
const widestName = 36;

interface Named {
  readonly name: string;
  readonly of: Percentiles;
}

/** Draws the wait as a whole, cut into its segments, as LiveKit measures its parts, and by model. */
export function renderLatency(report: LatencyReport, options: RenderOptions = {}): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const parts: Named[] = [
    { name: "end of utterance", of: report.parts.end_of_utterance },
    { name: "transcription", of: report.parts.transcription },
    { name: "LLM TTFT", of: report.parts.llm_ttft },
    { name: "TTS TTFB", of: report.parts.tts_ttfb },
    { name: "playback", of: report.parts.playback },
    { name: "barge-in to silence", of: report.parts.barge_in_stop },
  ].filter(({ of }) => of.count > 0);
  const drawn = <Row>(columns: Column<Row>[], rows: readonly Row[]): string =>
    tableText(fittingColumns(columns, rows, width), rows, colors.dim);

  const [slowest] = report.segments;
  const verdict =
    slowest === undefined || slowest.share_of_p95 === null
      ? []
      : [
          wrap(
            `Slow turns (at or above the p95) pay most for ${printable(slowest.name)}: ${formatShare(slowest.share_of_p95)} of their wait.`,
            width,
          ).join("\n"),
        ];
  return [
    `${colors.bold("What the caller waited (e2e)")}\n${drawn(percentileColumns("wait", colors), [{ name: "e2e", of: report.e2e }])}`,
    ...verdict,
    ...(report.segments.length > 0
      ? [`${colors.bold("Cut along the critical path")}\n${drawn(segmentColumns(colors), report.segments)}`]
      : []),
    ...(parts.length > 0
      ? [`${colors.bold("As LiveKit measures it; parts overlap")}\n${drawn(percentileColumns("part", colors), parts)}`]
      : []),
    ...(report.models.length > 0
      ? [`${colors.bold("By model")}\n${drawn(modelColumns(report.models, width), report.models)}`]
      : []),
  ].join("\n\n");
}

type Colors = ReturnType<typeof pc.createColors>;

function percentileColumns(title: string, colors: Colors): Column<Named>[] {
  return [
    { title, align: "left", cell: ({ name }) => name },
    { title: "p50", align: "right", cell: ({ of }) => formatMs(of.p50_ms) },
    { title: "p95", align: "right", cell: ({ of }) => formatMs(of.p95_ms), paint: colors.bold },
    { title: "p99", align: "right", cell: ({ of }) => formatMs(of.p99_ms) },
    { title: "max", align: "right", cell: ({ of }) => formatMs(of.max_ms) },
    { title: "mean", align: "right", cell: ({ of }) => formatMs(of.mean_ms) },
    { title: "turns", align: "right", cell: ({ of }) => formatCount(of.count) },
  ];
}

function segmentColumns(colors: Colors): Column<SegmentLatency>[] {
  return [
    { title: "segment", align: "left", cell: ({ name }) => cut(printable(name), widestName) },
    {
      title: "of slow turns",
      align: "right",
      cell: (segment) => formatShare(segment.share_of_p95),
      paint: colors.bold,
    },
    { title: "p50", align: "right", cell: (segment) => formatMs(segment.p50_ms) },
    { title: "p95", align: "right", cell: (segment) => formatMs(segment.p95_ms) },
    { title: "of all", align: "right", cell: (segment) => formatShare(segment.share) },
    { title: "turns", align: "right", cell: (segment) => formatCount(segment.count) },
    { title: "", align: "left", cell: (segment) => shareBar(segment.share_of_p95, barWidth), paint: colors.cyan },
  ];
}

function modelColumns(models: readonly ModelLatency[], width: number): Column<ModelLatency>[] {
  const ms = (title: string, value: (model: ModelLatency) => number | null): Column<ModelLatency> => ({
    title,
    align: "right",
    cell: (model) => formatMs(value(model)),
  });
  const all: Column<ModelLatency>[] = [
    {
      title: "model",
      align: "left",
      cell: ({ provider, model }) =>
        cut(printable(`${provider ?? unknown}/${model ?? unknown}`), Math.min(widestName, width / 2)),
    },
    ms("TTFT p50", ({ ttft }) => ttft.p50_ms),
    ms("p95", ({ ttft }) => ttft.p95_ms),
    ms("TTFB p50", ({ ttfb }) => ttfb.p50_ms),
    ms("p95", ({ ttfb }) => ttfb.p95_ms),
    ms("latency p50", (model) => model.latency.p50_ms),
    ms("p95", (model) => model.latency.p95_ms),
    { title: "calls", align: "right", cell: ({ calls }) => formatCount(calls) },
    { title: "kind", align: "left", cell: ({ kind }) => kind },
  ];
  return all.filter(({ cell }) => models.some((model) => cell(model) !== unknown));
}
