// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";

/** What the reader chose; `system` follows the operating system. */
export type ThemeChoice = "system" | "light" | "dark";

const key = "turnspan.theme";
const listeners = new Set<() => void>();

/** The stored choice; `system` when there is none, or storage is not allowed. */
export function themeChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

/** Shows a theme and remembers it in this browser. */
export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // Not remembered; shown all the same.
  }
  showTheme(choice);
}

/** Puts a choice on the page; to be called before the first paint. */
export function showTheme(choice: ThemeChoice = themeChoice()): void {
  if (choice === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = choice;
  for (const listener of listeners) listener();
}

/** The choice, and whether dark is shown now; renders again when either changes. Canvas charts redraw on `dark`. */
export function useTheme(): { readonly choice: ThemeChoice; readonly dark: boolean } {
  const [theme, setTheme] = useState(currentTheme);
  useEffect(() => {
    const update = (): void => setTheme(currentTheme());
    const system = matchMedia("(prefers-color-scheme: dark)");
    listeners.add(update);
    system.addEventListener("change", update);
    return () => {
      listeners.delete(update);
      system.removeEventListener("change", update);
    };
  }, []);
  return theme;
}

/**
 * The colours that custom properties have now, as `rgb(…)`, for canvas: `light-dark()` is resolved. To ask for one at a time has the browser
 * work out the page's style each time.
 */
export function colorsOf(properties: readonly string[]): string[] {
  const probes = properties.map((property) => {
    const probe = document.createElement("i");
    probe.style.color = `var(${property})`;
    return probe;
  });
  document.body.append(...probes);
  const colors = probes.map((probe) => getComputedStyle(probe).color);
  for (const probe of probes) probe.remove();
  return colors;
}

function currentTheme(): { readonly choice: ThemeChoice; readonly dark: boolean } {
  const choice = themeChoice();
  const dark = choice === "dark" || (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  return { choice, dark };
}
