// SPDX-License-Identifier: Apache-2.0
import { keepTheme } from "../../app/settings.js";
import { type ThemeChoice, useTheme } from "../../app/theme.js";
import { Choices } from "./choices.js";
import { SavingNote } from "./saving-note.js";
import { useSaving } from "./use-saving.js";

const themes: readonly (readonly [ThemeChoice, string])[] = [
  ["system", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
];

/** Light, dark, or what the operating system says. */
export function ThemeForm() {
  const { choice } = useTheme();
  const { saving, save } = useSaving();
  return (
    <>
      <Choices
        name="theme"
        label="Theme"
        options={themes}
        value={choice}
        onChoose={(theme) => void save(() => keepTheme(theme))}
      />
      <SavingNote saving={saving} />
    </>
  );
}
