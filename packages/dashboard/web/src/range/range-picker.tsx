// SPDX-License-Identifier: Apache-2.0
import { changeQuery } from "../app/history.js";
import { Button } from "../parts/button.js";
import { dayField, type Range, type RangeChoice, rangeChoices } from "./range.js";
import "./range-picker.css";

const labels: Readonly<Record<RangeChoice, string>> = {
  today: "Today",
  "7d": "7 days",
  "30d": "30 days",
  all: "All",
  custom: "Custom",
};

/** Chooses from when to when; the choice is in the address. */
export function RangePicker({ range }: { readonly range: Range }) {
  // A step that the browser's way back takes back.
  const choose = (choice: RangeChoice): void => {
    const custom = choice === "custom";
    const since = custom ? dayField(range.since) : null;
    const until = custom ? dayField(range.until) : null;
    changeQuery({ range: choice, since, until }, { replace: false });
  };
  return (
    <div class="range">
      <div class="range-choices" role="group" aria-label="Range">
        {rangeChoices.map((choice) => (
          <Button key={choice} aria-pressed={choice === range.choice} onClick={() => choose(choice)}>
            {labels[choice]}
          </Button>
        ))}
      </div>
      {range.choice === "custom" && (
        <>
          <Edge name="since" label="from" value={range.since} most={dayField(range.until)} />
          <Edge name="until" label="to" value={range.until} least={dayField(range.since)} />
        </>
      )}
    </div>
  );
}

interface EdgeProps {
  readonly name: "since" | "until";
  readonly label: string;
  readonly value: string | null;
  readonly least?: string;
  readonly most?: string;
}

function Edge({ name, label, value, least, most }: EdgeProps) {
  return (
    <label class="filter range-edge" data-tip="Days are of UTC and taken whole.">
      <span>{label}</span>
      <input
        type="date"
        value={dayField(value)}
        {...(least ? { min: least } : {})}
        {...(most ? { max: most } : {})}
        onChange={(event) => changeQuery({ range: "custom", [name]: event.currentTarget.value })}
      />
    </label>
  );
}
