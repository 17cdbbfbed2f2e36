// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";

import { Figure } from "../../../parts/figure.js";
import { memo } from "../../../parts/memo.js";
import { SegmentBar } from "../../../parts/segment-bar.js";
import { Tag } from "../../../parts/tag.js";
import { formatCounted, formatMs, formatUsd } from "../../../text/figures.js";
import { TurnDetail } from "./turn-detail.js";
import { noWaitReason, turnTags } from "./turn-tags.js";

interface TurnRowProps {
  readonly turn: TurnRecord;
  readonly failedCalls: number;
  readonly scaleMs: number;
  readonly open: boolean;
  /** The conversation goes on, so that late calls may come. */
  readonly running: boolean;
  /** Address of the turn's data. */
  readonly url: string;
  /** When the conversation began, ISO 8601. */
  readonly startedAt: string;
  /** Why nothing of what was said is known; null if it is. */
  readonly transcriptWhy: string | null;
  readonly onTurn: (turnIndex: number | null) => void;
}

/** One turn: a row with its wait to scale, which opens to everything that made it. */
export const TurnRow = memo(function TurnRow(props: TurnRowProps) {
  const { turn, failedCalls, scaleMs, open, onTurn } = props;
  const { turn_index: index, latency } = turn;
  const id = `turn-${index}`;
  const wait = formatMs(latency.e2e_ms);
  const cost = formatUsd(turn.cost.total);
  return (
    <>
      <button
        type="button"
        class="turn-row"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => onTurn(open ? null : index)}
      >
        <span class="turn-n">
          <span class="unseen">Turn </span>
          {index}
        </span>
        <span class="turn-say">
          <span class="unseen">, </span>
          <span class={turn.user_text === null ? "clip second" : "clip"}>{headline(turn)}</span>
          <small>
            {turnTags(turn, failedCalls).map(({ word, tone, tip }) => (
              <Tag key={word} tone={tone} tip={tip}>
                {word}
              </Tag>
            ))}
            <span class="clip">{subline(turn)}</span>
          </small>
        </span>
        <SegmentBar segments={latency.segments} scaleMs={scaleMs} silent />
        <span class="num">
          <span class="unseen">, waited </span>
          <Figure text={wait} why={noWaitReason(turn)} />
        </span>
        <span class="num turn-cost">
          <span class="unseen">, cost </span>
          <Figure text={cost} why={noCostReason(turn)} />
        </span>
      </button>
      {open && <TurnDetail {...props} id={id} />}
    </>
  );
});

function headline(turn: TurnRecord): string {
  if (turn.user_text !== null) return turn.user_text;
  if (turn.initiator === "agent") return "Begun by the agent";
  return turn.user_talk_ms === null ? "The caller" : `The caller spoke ${formatMs(turn.user_talk_ms)}`;
}

function subline(turn: TurnRecord): string {
  const tools = turn.tools.map((tool) => `${tool.name} ${formatMs(tool.duration_ms)}`).join(", ");
  const answer =
    turn.agent_text ?? (turn.agent_talk_ms === null ? "" : `the agent spoke ${formatMs(turn.agent_talk_ms)}`);
  return [tools, answer].filter(Boolean).join(" · ");
}

function noCostReason({ cost }: TurnRecord): string {
  return cost.unpriced_calls > 0
    ? `${formatCounted(cost.unpriced_calls, "request")} without a price; open the turn to see why.`
    : "Nothing that has a price was asked for.";
}
