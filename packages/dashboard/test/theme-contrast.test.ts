// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../web/src/app/styles/tokens.css", import.meta.url), "utf8");

/** Colours of a theme by name: `light-dark(#light, #dark)`. */
function colorsOf(theme: "light" | "dark"): ReadonlyMap<string, string> {
  const colors = new Map<string, string>();
  for (const [, name = "", light = "", dark = ""] of css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) {
    colors.set(name, theme === "light" ? light : dark);
  }
  return colors;
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(color.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ["ink", "ink-2", "ink-3", "accent", "good", "warn", "bad"];
const grounds = ["bg", "panel", "sunken"];

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  const colors = colorsOf(theme);
  const color = (name: string): string => {
    const found = colors.get(name);
    if (found === undefined) throw new Error(`tokens.css has no --${name}`);
    return found;
  };

  it("has every text readable on every ground, 4.5 to 1", () => {
    const weak = texts
      .flatMap((text) => grounds.map((ground) => ({ text, ground, ratio: contrast(color(text), color(ground)) })))
      .filter(({ ratio }) => ratio < 4.5);
    expect(weak).toEqual([]);
    expect(contrast(color("on-accent"), color("accent"))).toBeGreaterThanOrEqual(4.5);
  });

  it("tells caller, agent and what is marked from the ground, 3 to 1", () => {
    for (const shape of ["caller", "agent", "seg-retry", "seg-tool", "warn-mark"]) {
      expect({ shape, told: contrast(color(shape), color("panel")) > 3 }).toEqual({ shape, told: true });
    }
  });
});
