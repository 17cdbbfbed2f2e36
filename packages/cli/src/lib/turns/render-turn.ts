// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord } from "@turnspan/records";
import pc from "picocolors";
import { formatMs, formatShare } from "../text/figures.js";
import { renderFacts } from "../text/facts.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { shareBar } from "../text/share-bar.js";
import { type Column, fittingColumns, tableText } from "../text/table.js";
import { callFacts, toolFacts, turnFacts } from "./turn-facts.js";

type Segment = TurnRecord["latency"]["segments"][number];

const barWidth = 24;

/** Draws one turn in full: what is known of it, its wait cut into segments, its tools and calls. */
export function renderTurn(turn: TurnRecord, calls: readonly CallRecord[], options: RenderOptions): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const part = (title: string, text: string): string => `${colors.bold(title)}\n${text}`;
  const { e2e_ms: waitMs, segments } = turn.latency;
  const columns: Column<Segment>[] = [
    { title: "segment", align: "left", cell: ({ name }) => cut(printable(name), 28) },
    { title: "wait", align: "right", cell: ({ ms }) => formatMs(ms) },
    { title: "of e2e", align: "right", cell: ({ ms }) => formatShare(shareOf(ms, waitMs)) },
    { title: "", align: "left", cell: ({ ms }) => shareBar(shareOf(ms, waitMs), barWidth), paint: colors.cyan },
  ];
  return [
    part(`Turn ${turn.turn_index}`, renderFacts(turnFacts(turn), width, colors)),
    ...(segments.length > 0
      ? [
          part(
            waitMs === null ? "The wait" : `The wait of ${formatMs(waitMs)}`,
            tableText(fittingColumns(columns, segments, width), segments, colors.dim),
          ),
        ]
      : []),
    ...turn.tools.map((tool) =>
      part(`Tool ${printable(tool.name)}`, renderFacts(toolFacts(tool, turn), width, colors)),
    ),
    ...calls.map((call) => part(`Call ${call.kind}`, renderFacts(callFacts(call, turn), width, colors))),
  ].join("\n\n");
}

function shareOf(ms: number, waitMs: number | null): number | null {
  return waitMs === null || waitMs === 0 ? null : ms / waitMs;
}
