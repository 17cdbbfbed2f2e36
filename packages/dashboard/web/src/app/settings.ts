// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";
import type { SettingsAnswer, SettingsChange } from "../../../src/lib/api/settings-answer.js";
import { getJson } from "../api/get-json.js";
import { sendJson } from "../api/send-json.js";
import { chooseTheme, type ThemeChoice, themeChoice } from "./theme.js";

const address = "/api/settings";
/** Settings that did not come are asked for again after so long, in milliseconds. */
export const settingsRetryMs = 3000;
const listeners = new Set<() => void>();
let known: SettingsAnswer | null = null;
let asked: Promise<void> | null = null;

/** The settings; null until they are known. They are asked once and kept for all pages. */
export function useSettings(): SettingsAnswer | null {
  const [settings, setSettings] = useState(known);
  useEffect(() => {
    const update = (): void => setSettings(known);
    listeners.add(update);
    update();
    asked ??= load();
    return () => {
      listeners.delete(update);
    };
  }, []);
  return settings;
}

/** How often pages ask again, in milliseconds; undefined: only when asked to, or not known yet. */
export function useRefreshMs(): number | undefined {
  const seconds = useSettings()?.settings.refresh_seconds ?? null;
  return seconds === null ? undefined : seconds * 1000;
}

/**
 * Keeps settings in the directory, and shows them.
 * @throws ApiError if they could not be kept.
 */
export async function saveSettings(change: SettingsChange): Promise<void> {
  show(await sendJson<SettingsAnswer>("PUT", address, change));
}

/**
 * Shows a theme at once and keeps it.
 * @throws ApiError if it could not be kept; it then lasts until the page is loaded again.
 */
export async function keepTheme(theme: ThemeChoice): Promise<void> {
  chooseTheme(theme);
  await saveSettings({ theme });
}

async function load(): Promise<void> {
  try {
    show(await getJson<SettingsAnswer>(address));
  } catch {
    // Pages work without until it goes well; the settings page says why it doesn't.
    setTimeout(() => {
      asked = listeners.size > 0 ? load() : null;
    }, settingsRetryMs);
  }
}

/** The theme of the directory's settings wins over the one that this browser remembers for its first paint. */
function show(answer: SettingsAnswer): void {
  known = answer;
  if (answer.settings.theme !== themeChoice()) chooseTheme(answer.settings.theme);
  for (const listener of listeners) listener();
}
