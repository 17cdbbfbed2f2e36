// SPDX-License-Identifier: Apache-2.0
import { formatClock, formatClockMs, formatDay, formatMoment, formatUtc } from "../text/times.js";
import { Figure } from "./figure.js";

const formats = { clock: formatClock, clockMs: formatClockMs, day: formatDay, moment: formatMoment } as const;

interface TimeProps {
  /** ISO 8601. */
  readonly at: string | null;
  readonly as: keyof typeof formats;
  readonly why?: string | undefined;
}

/** A moment in the reader's zone, with UTC on hover. */
export function Time({ at, as, why }: TimeProps) {
  if (at === null) return <Figure text={formats[as](at)} why={why} />;
  return (
    <time dateTime={at} data-tip={formatUtc(at)}>
      {formats[as](at)}
    </time>
  );
}
