// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, TurnspanRecord, WorkflowRunRecord } from "@turnspan/records";
import type { ComponentChildren } from "preact";

import { hrefOf } from "../../app/place.js";
import { Figure } from "../../parts/figure.js";
import { memo } from "../../parts/memo.js";
import { Swatch } from "../../parts/legend.js";
import { SegmentBar } from "../../parts/segment-bar.js";
import { StatusTag } from "../../parts/status-tag.js";
import { Tag } from "../../parts/tag.js";
import { Time } from "../../parts/time.js";
import { callKind, modelName } from "../../text/call-kinds.js";
import { formatCounted, formatLength, formatMs, formatUsd } from "../../text/figures.js";
import { usageText } from "../../text/units.js";
import { CallTags, noFirst } from "../conversation/calls/call-cells.js";
import { noWaitReason, turnTags } from "../conversation/turns/turn-tags.js";

interface LiveRowProps {
  readonly record: TurnspanRecord;
  /** What the whole width of a bar stands for, in milliseconds. */
  readonly scaleMs: number;
}

/** One record as it came. */
export const LiveRow = memo(function LiveRow({ record, scaleMs }: LiveRowProps) {
  switch (record.type) {
    case "call":
      return <CallLine call={record} />;
    case "turn":
      return <TurnLine turn={record} scaleMs={scaleMs} />;
    case "workflow_run":
      return <RunLine run={record} />;
  }
});

interface LineProps {
  /** ISO 8601. */
  readonly at: string;
  readonly href: string | null;
  readonly color: string;
  readonly what: string;
  readonly agent: string | null;
  readonly middle: ComponentChildren;
  readonly ms: ComponentChildren;
  readonly cost: ComponentChildren;
}

function Line({ at, href, color, what, agent, middle, ms, cost }: LineProps) {
  return (
    <li class="live-row">
      <span class="live-at">
        <Time at={at} as="clock" />
      </span>
      <span class="live-what clip">
        <Swatch color={color} /> {href === null ? what : <a href={href}>{what}</a>}
      </span>
      <span class="live-agent clip second">{agent}</span>
      <span class="live-middle">{middle}</span>
      <span class="num live-ms">{ms}</span>
      <span class="num live-cost">{cost}</span>
    </li>
  );
}

function CallLine({ call }: { readonly call: CallRecord }) {
  const { label, color } = callKind(call.kind);
  return (
    <Line
      at={call.timestamp}
      href={hrefTo(call.conversation_id, call.turn_index)}
      color={call.success ? color : "--bad"}
      what={label}
      agent={call.agent_name}
      middle={
        <>
          <span class="clip">{modelName(call.provider, call.model_id)}</span>
          <CallTags call={call} />
          <span class="clip quiet live-used">{usageText(call, call.audio_duration_ms)}</span>
        </>
      }
      ms={<Figure text={formatMs(call.ttft_ms ?? call.ttfb_ms)} why={noFirst(call)} />}
      cost={<Figure text={formatUsd(call.actual_cost ?? call.estimated_cost)} why="No price is known." />}
    />
  );
}

function TurnLine({ turn, scaleMs }: { readonly turn: TurnRecord; readonly scaleMs: number }) {
  return (
    <Line
      at={turn.ended_at}
      href={hrefTo(turn.conversation_id, turn.turn_index)}
      color={turn.initiator === "agent" ? "--agent" : "--caller"}
      what={`turn ${turn.turn_index}`}
      agent={turn.agent_name}
      middle={
        <>
          <SegmentBar segments={turn.latency.segments} scaleMs={scaleMs} />
          {turnTags(turn, 0).map(({ word, tone, tip }) => (
            <Tag key={word} tone={tone} tip={tip}>
              {word}
            </Tag>
          ))}
        </>
      }
      ms={<Figure text={formatMs(turn.latency.e2e_ms)} why={noWaitReason(turn)} />}
      cost={<Figure text={formatUsd(turn.cost.total)} why="Nothing of it has a price." />}
    />
  );
}

function RunLine({ run }: { readonly run: WorkflowRunRecord }) {
  const begins = run.completed_at === null;
  return (
    <Line
      at={run.completed_at ?? run.started_at}
      href={hrefTo(run.conversation_id, null)}
      color="--accent"
      what={run.kind === "workflow" ? run.workflow_name : begins ? "call begins" : "call ends"}
      agent={run.agent_name}
      middle={
        <>
          {!begins && <StatusTag status={run.status} />}
          <span class="clip second">{[run.room_name, run.tenant].filter(Boolean).join(" · ")}</span>
          {!begins && <span class="clip quiet live-used">{formatCounted(run.turns, "turn")}</span>}
        </>
      }
      ms={begins ? "" : formatLength(run.total_duration_ms)}
      cost={begins ? "" : <Figure text={formatUsd(run.total_cost)} why="Nothing of it has a price." />}
    />
  );
}

function hrefTo(id: string | null, turnIndex: number | null): string | null {
  return id === null ? null : hrefOf(`/conversations/${encodeURIComponent(id)}`, { turn: turnIndex });
}
