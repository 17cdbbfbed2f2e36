// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { ComponentChildren } from "preact";
import type { CallPriceAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { Figure } from "../../../parts/figure.js";
import { Tag } from "../../../parts/tag.js";
import { callKind, modelName } from "../../../text/call-kinds.js";
import { formatMs, formatUsd } from "../../../text/figures.js";
import { PriceButton } from "./price-button.js";
import { Used } from "./used.js";

interface CallCellsProps {
  readonly call: CallRecord;
  /** How it is priced; undefined if nothing was said about it. */
  readonly price: CallPriceAnswer | undefined;
  /** The cell that places it on a clock. */
  readonly clock: ComponentChildren;
}

/** The cells of one request in a table of work. */
export function CallCells({ call, price, clock }: CallCellsProps) {
  const cost = formatUsd(call.actual_cost ?? call.estimated_cost);
  return (
    <>
      <td>
        {callKind(call.kind).label}
        <CallTags call={call} />
      </td>
      <td class="second work-model" data-tip={details(call)}>
        {modelName(call.provider, call.model_id)}
      </td>
      {clock}
      <td class="num">
        <Figure text={formatMs(call.ttft_ms ?? call.ttfb_ms)} why={noFirst(call)} />
      </td>
      <td class="num">
        <Figure text={formatMs(call.latency_ms)} why="Its duration was not reported." />
      </td>
      <td class="num">
        <Used usage={call} audioMs={call.audio_duration_ms} />
      </td>
      <td class="num">
        <Figure text={cost} why={price?.reason ?? "It was recorded without a price."} />
      </td>
      <td>
        <PriceButton call={call} price={price} />
      </td>
    </>
  );
}

/** What is out of the ordinary in a request. */
export function CallTags({ call }: { readonly call: CallRecord }) {
  return (
    <>
      {!call.success && (
        <Tag tone="bad" tip={call.error_message ?? "What the error said is not kept unless content is captured."}>
          {call.error_type ?? "failed"}
        </Tag>
      )}
      {call.discarded && (
        <Tag tip="Its answer was thrown away, as an invalidated preemptive generation is.">discarded</Tag>
      )}
      {call.cancelled && <Tag tip="It was cut short, by a barge-in for instance.">cancelled</Tag>}
      {call.fallback_used && (
        <Tag tone="warn" tip={(call.fallback_chain ?? []).join(" → ")}>
          fallback
        </Tag>
      )}
    </>
  );
}

/** Why a request has no time to its first token or byte. */
export function noFirst(call: CallRecord): string {
  if (call.kind === "stt") return "Speech to text has no first token: its delay is part of the wait.";
  return call.success ? "It was not reported." : "It failed before.";
}

function details(call: CallRecord): string {
  const lines = [
    modelName(call.provider, call.model_id),
    call.via === null ? null : `via ${call.via}`,
    call.tier === null ? null : `${call.tier} tier`,
    call.request_id === null ? null : `request ${call.request_id}`,
    call.tokens_per_second === null ? null : `${call.tokens_per_second.toFixed(1)} tokens / s`,
    call.original_provider === null ? null : `instead of ${call.original_provider}`,
  ];
  return lines.filter((line) => line !== null).join("\n");
}
