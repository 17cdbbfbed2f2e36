// SPDX-License-Identifier: Apache-2.0
import type { Settings } from "../api/settings-answer.js";

export const defaultSettings: Settings = { refresh_seconds: 10, retention_days: null, theme: "system" };

type Checked =
  | { readonly settings: Settings }
  | { readonly wrong: { readonly key: string; readonly expected: string } };

const isBetween = (value: unknown, min: number, max: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;

const rules: { readonly [K in keyof Settings]: { expected: string; holds: (value: unknown) => boolean } } = {
  refresh_seconds: {
    expected: "a whole number from 2 to 3,600, or null",
    holds: (value) => value === null || isBetween(value, 2, 3600),
  },
  retention_days: {
    expected: "a whole number from 1 to 3,650, or null",
    holds: (value) => value === null || isBetween(value, 1, 3650),
  },
  theme: {
    expected: "system, light or dark",
    holds: (value) => value === "system" || value === "light" || value === "dark",
  },
};

/** The settings with some of them changed, or which of the changes can't be; `whole` is what all of them are called. */
export function changeSettings(settings: Settings, changes: unknown, whole = "the body"): Checked {
  if (typeof changes !== "object" || changes === null || Array.isArray(changes)) {
    return { wrong: { key: whole, expected: "a JSON object of settings" } };
  }
  for (const [key, value] of Object.entries(changes)) {
    if (!Object.hasOwn(rules, key)) return { wrong: { key, expected: `one of ${Object.keys(rules).join(", ")}` } };
    const { expected, holds } = rules[key as keyof Settings];
    if (!holds(value)) return { wrong: { key, expected } };
  }
  return { settings: { ...settings, ...(changes as Partial<Settings>) } };
}
