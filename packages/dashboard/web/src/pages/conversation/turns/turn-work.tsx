// SPDX-License-Identifier: Apache-2.0
import { useMemo } from "preact/hooks";
import type { TurnAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { Figure } from "../../../parts/figure.js";
import { Tag } from "../../../parts/tag.js";
import { formatMs, unknown } from "../../../text/figures.js";
import { CallCells } from "../calls/call-cells.js";
import { WorkTable } from "../calls/work-table.js";
import { SpanBar } from "./span-bar.js";
import { spansOfTurn, type TurnSpan, type TurnSpans } from "./turn-spans.js";

/** The work of a turn on one clock: each request with what it used and cost, each tool, and who spoke. */
export function TurnWork({ data }: { readonly data: TurnAnswer }) {
  const work = useMemo(() => spansOfTurn(data.turn, data.calls), [data]);
  return (
    <WorkTable
      caption={`Requests and tools of turn ${data.turn.turn_index}`}
      clock={
        <>
          <span>0</span>
          <span>{formatMs(work.toMs - work.fromMs)}</span>
        </>
      }
    >
      {work.spans.map((span) => (
        <WorkRow key={span.key} span={span} work={work} data={data} />
      ))}
    </WorkTable>
  );
}

interface WorkRowProps {
  readonly span: TurnSpan;
  readonly work: TurnSpans;
  readonly data: TurnAnswer;
}

function WorkRow({ span, work, data }: WorkRowProps) {
  const bar = (
    <td class="work-clock">
      <SpanBar span={span} work={work} />
    </td>
  );
  if (span.kind === "call") {
    return (
      <tr>
        <CallCells call={span.call} price={data.prices[span.call.call_id]} clock={bar} />
      </tr>
    );
  }
  const lasted = formatMs(span.endMs === null ? null : span.endMs - span.startMs);
  return (
    <tr class={span.kind === "tool" ? "" : "work-speech"}>
      <td>{nameOf(span)}</td>
      <td>{span.kind === "tool" && <ToolOutcome tool={span.tool} />}</td>
      {bar}
      <td />
      <td class="num">
        <Figure text={lasted} why={span.kind === "tool" ? "It never returned." : "It is not known when it ended."} />
      </td>
      <td />
      <td />
      <td />
    </tr>
  );
}

function ToolOutcome({ tool }: { readonly tool: TurnAnswer["turn"]["tools"][number] }) {
  if (tool.success === null) return <Tag tone="warn">never returned</Tag>;
  if (tool.success) return <span class="quiet">tool</span>;
  return <Tag tone="bad">{tool.error_type ?? "failed"}</Tag>;
}

function nameOf(span: TurnSpan): string {
  switch (span.kind) {
    case "caller":
      return "caller speaks";
    case "agent":
      return "agent speaks";
    case "tool":
      return span.tool.name;
    case "call":
      return unknown;
  }
}
