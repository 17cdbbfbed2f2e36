// SPDX-License-Identifier: Apache-2.0
import { keepTheme } from "../../app/settings.js";
import { type ThemeChoice, useTheme } from "../../app/theme.js";
import { Choices } from "./choices.js";

const themes: readonly (readonly [ThemeChoice, string])[] = [
  ["system", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
];

export function ThemeForm() {
  const { choice } = useTheme();
  return <Choices name="theme" label="Theme" options={themes} value={choice} onChoose={keepTheme} />;
}
