// SPDX-License-Identifier: Apache-2.0
import { Button } from "../parts/button.js";
import { keepTheme } from "./settings.js";
import { type ThemeChoice, useTheme } from "./theme.js";

const next: Readonly<Record<ThemeChoice, ThemeChoice>> = { system: "light", light: "dark", dark: "system" };
const labels: Readonly<Record<ThemeChoice, string>> = { system: "System", light: "Light", dark: "Dark" };

/** Goes through system, light and dark. */
export function ThemeSwitch() {
  const { choice } = useTheme();
  return (
    <span class="foot">
      <Button
        look="quiet"
        aria-label={`Theme: ${labels[choice]}. Change to ${labels[next[choice]]}`}
        onClick={() => keepTheme(next[choice])}
      >
        Theme: {labels[choice]}
      </Button>
    </span>
  );
}
