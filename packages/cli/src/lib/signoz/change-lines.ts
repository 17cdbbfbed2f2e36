// SPDX-License-Identifier: Apache-2.0
import type { Change, Desired } from "@turnspan/signoz";
import { printable } from "../text/printable.js";

const marks = { create: "+", update: "~", unchanged: "=", remove: "-", surplus: "?" } as const;
const shownDifferences = 5;

/** One line for each thing, marked by what is or would be done; those that stay as they are only counted. */
export function changeLines(changes: readonly Change[]): string[] {
  const unchanged = changes.filter(({ action }) => action === "unchanged").length;
  const lines = changes
    .filter(({ action }) => action !== "unchanged")
    .flatMap(({ kind, name, action, differences }) => [
      `${marks[action]} ${action.padEnd(7)} ${kind} ${printable(name)}`,
      ...differences.slice(0, shownDifferences).map((path) => `            ${printable(path)}`),
      ...(differences.length > shownDifferences
        ? [`            and ${differences.length - shownDifferences} more`]
        : []),
    ]);
  return [...lines, ...(unchanged > 0 ? [`= ${unchanged} unchanged`] : [])];
}

/** Receivers that were left out, and why. */
export function leftOutLines(leftOut: Desired["leftOut"]): string[] {
  return leftOut.map(({ name, variables }) => `Channel ${name} is left out: ${variables.join(", ")} is empty.`);
}
