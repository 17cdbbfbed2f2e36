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
        // The settings page says why a theme can't be kept; here it is shown all the same.
        onClick={() => void keepTheme(next[choice]).catch(() => undefined)}
      >
        Theme: {labels[choice]}
      </Button>
    </span>
  );
}
