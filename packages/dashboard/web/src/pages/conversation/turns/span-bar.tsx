// SPDX-License-Identifier: Apache-2.0
import { formatMs } from "../../../text/figures.js";
import { callKind } from "../../../text/call-kinds.js";
import type { TurnSpan, TurnSpans } from "./turn-spans.js";

/** Where a piece of work stands on the turn's clock; the wait is shaded, and what comes after the first token or byte is lighter. */
export function SpanBar({ span, work }: { readonly span: TurnSpan; readonly work: TurnSpans }) {
  const lengthMs = work.toMs - work.fromMs;
  const at = (ms: number): string => `${((ms - work.fromMs) / lengthMs) * 100}%`;
  const wide = (fromMs: number, toMs: number): string => `${Math.max(0, (toMs - fromMs) / lengthMs) * 100}%`;
  const endMs = span.endMs ?? span.startMs;
  const firstMs = span.kind === "call" ? span.firstMs : null;
  const color = colorOf(span);
  return (
    <span class="span-bar" data-tip={tipOf(span, work)}>
      {work.wait !== null && (
        <i class="span-wait" style={{ left: at(work.wait.fromMs), width: wide(work.wait.fromMs, work.wait.toMs) }} />
      )}
      {firstMs !== null && firstMs < endMs ? (
        <>
          <i class="span" style={{ left: at(span.startMs), width: wide(span.startMs, firstMs), "--span": color }} />
          <i class="span span-after" style={{ left: at(firstMs), width: wide(firstMs, endMs), "--span": color }} />
        </>
      ) : (
        <i
          class={classOf(span)}
          style={{ left: at(span.startMs), width: wide(span.startMs, endMs), "--span": color }}
        />
      )}
    </span>
  );
}

function colorOf(span: TurnSpan): string {
  switch (span.kind) {
    case "caller":
      return "var(--caller)";
    case "agent":
      return "var(--agent)";
    case "tool":
      return "var(--seg-tool)";
    case "call":
      return span.call.success ? `var(${callKind(span.call.kind).color})` : "var(--seg-retry)";
  }
}

function classOf(span: TurnSpan): string {
  if (span.endMs === null) return "span span-point";
  return span.kind === "call" && span.call.discarded ? "span span-after" : "span";
}

function tipOf(span: TurnSpan, { fromMs, wait }: TurnSpans): string {
  const start = `begins ${formatMs(span.startMs - fromMs)} into the turn`;
  const end = span.endMs === null ? "its end is not known" : `takes ${formatMs(span.endMs - span.startMs)}`;
  const first =
    span.kind === "call" && span.firstMs !== null ? `, ${formatMs(span.firstMs - span.startMs)} to the first` : "";
  const waited = wait === null ? "" : "\nthe shaded part is the caller's wait";
  return `${start}, ${end}${first}${waited}`;
}
