// SPDX-License-Identifier: Apache-2.0
import { formatMs } from "../text/figures.js";
import { segmentKind, segmentLabel } from "../text/segments.js";
import "./segment-bar.css";

interface Segment {
  readonly name: string;
  /** Milliseconds. */
  readonly ms: number;
}

interface SegmentBarProps {
  readonly segments: readonly Segment[];
  /** What the whole width stands for, in milliseconds; all bars of a list have the same. */
  readonly scaleMs: number;
  /** Not read aloud, where the parts are told elsewhere. */
  readonly silent?: boolean;
}

/** A wait, cut into what it was spent on, to scale. Read aloud it is a list of its parts. */
export function SegmentBar({ segments, scaleMs, silent = false }: SegmentBarProps) {
  let beforeMs = 0;
  const parts = segments.map(({ name, ms }, index) => {
    const left = share(beforeMs, scaleMs);
    beforeMs += ms;
    const { key, color } = segmentKind(name);
    return (
      <i
        key={index}
        class={key === "residual" ? "segment hatch" : "segment"}
        style={{ left, width: share(ms, scaleMs), "--segment": `var(${color})` }}
        data-tip={`${segmentLabel(name)} ${formatMs(ms)}`}
      />
    );
  });
  return (
    <span
      class="segment-bar"
      {...(silent ? { "aria-hidden": true } : { role: "img", "aria-label": describe(segments) })}
    >
      {parts}
    </span>
  );
}

function share(ms: number, scaleMs: number): string {
  return `${scaleMs <= 0 ? 0 : (ms / scaleMs) * 100}%`;
}

function describe(segments: readonly Segment[]): string {
  if (segments.length === 0) return "No wait";
  return segments.map(({ name, ms }) => `${segmentLabel(name)} ${formatMs(ms)}`).join(", ");
}
