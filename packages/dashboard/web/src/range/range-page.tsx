// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import type { MalformedAnswer } from "../../../src/lib/api/malformed-answer.js";
import type { Answer } from "../api/use-data.js";
import { FilterBar } from "../parts/filter-bar.js";
import { Loaded, Skeleton } from "../parts/loaded.js";
import { MalformedMark } from "../parts/malformed-mark.js";
import { Page } from "../parts/page.js";
import { ExportMenu } from "./export-menu.js";
import { FilterMenus } from "./filter-menus.js";
import { RangePicker } from "./range-picker.js";
import { rangeText } from "./range-text.js";
import { type Scope, scopeKeys } from "./scope.js";

interface RangePageProps<T> {
  readonly title: string;
  readonly scope: Scope;
  readonly answer: Answer<T>;
  /** Offers the figures over time as well. */
  readonly timeline?: boolean;
  /** What to say instead when there is nothing in the answer; null when there is something. */
  readonly empty: (data: T) => ComponentChildren;
  readonly children: (data: T) => ComponentChildren;
}

/** A page of figures: of which range they are, what narrows them, how to take them along. */
export function RangePage<T extends { readonly malformed: MalformedAnswer }>(props: RangePageProps<T>) {
  const { title, scope, answer, timeline = false, empty, children } = props;
  const { range } = scope;
  return (
    <Page
      title={title}
      sub={
        <>
          <span>{rangeText(range)}</span>
          <MalformedMark malformed={answer.data?.malformed} />
        </>
      }
      actions={<ExportMenu scope={scope} timeline={timeline} />}
    >
      <FilterBar names={scopeKeys}>
        <RangePicker range={range} />
        <FilterMenus range={range} />
      </FilterBar>
      <Loaded answer={answer} skeleton={<Waiting />} empty={empty}>
        {children}
      </Loaded>
    </Page>
  );
}

/** Where the figures will be. */
function Waiting() {
  return (
    <div class="panel">
      <Skeleton lines={9} />
    </div>
  );
}
