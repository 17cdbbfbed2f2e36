// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { saveSettings } from "../../app/settings.js";
import { formatLength } from "../../text/figures.js";
import { Choices } from "./choices.js";
import { SavingNote } from "./saving-note.js";
import { useSaving } from "./use-saving.js";

/** 0 is only when asked to. */
const offered = [5, 10, 30, 60, 0] as const;

/** How often pages ask again. A value that was set elsewhere is offered as well. */
export function RefreshForm({ seconds }: { readonly seconds: number | null }) {
  const { saving, save } = useSaving();
  // What was chosen shows at once, and goes back if it can't be kept.
  const [chosen, setChosen] = useState<number | null>(null);
  const value = chosen ?? seconds ?? 0;
  const choose = async (next: number): Promise<void> => {
    setChosen(next);
    await save(() => saveSettings({ refresh_seconds: next === 0 ? null : next }));
    setChosen(null);
  };
  const all: readonly number[] = offered.some((one) => one === value) ? offered : [value, ...offered];
  return (
    <>
      <Choices
        name="refresh"
        label="Ask again every"
        options={all.map((one) => [one, nameOf(one)] as const)}
        value={value}
        onChoose={(next) => void choose(next)}
      />
      <SavingNote saving={saving} />
    </>
  );
}

function nameOf(seconds: number): string {
  if (seconds === 0) return "never";
  return seconds < 60 ? `${seconds} s` : seconds === 60 ? "1 min" : formatLength(seconds * 1000);
}
