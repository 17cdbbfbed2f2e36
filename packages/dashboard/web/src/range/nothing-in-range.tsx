// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { changeQuery } from "../app/history.js";
import { Button } from "../parts/button.js";
import { EmptyNote } from "../parts/loaded.js";
import type { Range } from "./range.js";

interface NothingInRangeProps {
  /** What there is nothing of. */
  readonly title: string;
  readonly range: Range;
  /** When there would be something. */
  readonly children: ComponentChildren;
}

/** Says that a range has nothing, and offers everything unless that was asked for. */
export function NothingInRange({ title, range, children }: NothingInRangeProps) {
  return (
    <EmptyNote title={title}>
      <p>{children}</p>
      {range.choice !== "all" && (
        <p>
          <Button look="link" onClick={() => changeQuery({ range: "all", since: null, until: null })}>
            Show everything
          </Button>
        </p>
      )}
    </EmptyNote>
  );
}
