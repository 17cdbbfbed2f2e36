// SPDX-License-Identifier: Apache-2.0
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
  const value = seconds ?? 0;
  const all: readonly number[] = offered.some((one) => one === value) ? offered : [value, ...offered];
  return (
    <>
      <Choices
        name="refresh"
        label="Ask again every"
        options={all.map((one) => [one, nameOf(one)] as const)}
        value={value}
        onChoose={(chosen) => void save(() => saveSettings({ refresh_seconds: chosen === 0 ? null : chosen }))}
      />
      <SavingNote saving={saving} />
    </>
  );
}

function nameOf(seconds: number): string {
  if (seconds === 0) return "never";
  return seconds < 60 ? `${seconds} s` : seconds === 60 ? "1 min" : formatLength(seconds * 1000);
}
