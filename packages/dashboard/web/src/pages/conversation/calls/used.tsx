// SPDX-License-Identifier: Apache-2.0
import { Figure } from "../../../parts/figure.js";
import { usageParts, type Usage } from "../../../text/units.js";

interface UsedProps {
  readonly usage: Usage;
  /** Milliseconds; null if unknown. */
  readonly audioMs: number | null;
}

/** What was used of a model: the first in a line of its own, the rest below. */
export function Used({ usage, audioMs }: UsedProps) {
  const [first, ...rest] = usageParts(usage, audioMs);
  if (first === undefined) return <Figure text="–" why="No usage was reported." />;
  return (
    <>
      {first}
      {rest.length > 0 && <small>{rest.join(", ")}</small>}
    </>
  );
}
