// SPDX-License-Identifier: Apache-2.0
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { parseSide } from "./side.js";

const now = new Date("2026-11-21T09:30:00.000Z");
const range = (text: string) => {
  const side = parseSide(text, now);
  return side.kind === "range" ? [side.since.toISOString(), side.until.toISOString()] : side.kind;
};

describe("parseSide", () => {
  it("takes both days of a range whole, a day from its first to its last moment, and the time since", () => {
    expect(range("2026-11-01..2026-11-07")).toEqual(["2026-11-01T00:00:00.000Z", "2026-11-08T00:00:00.000Z"]);
    expect(range("14d..7d")).toEqual(["2026-11-07T09:30:00.000Z", "2026-11-14T09:30:00.000Z"]);
    expect(range("yesterday")).toEqual(["2026-11-20T00:00:00.000Z", "2026-11-21T00:00:00.000Z"]);
    expect(range("7d")).toEqual(["2026-11-14T09:30:00.000Z", now.toISOString()]);
  });

  it("takes versions and directories", () => {
    expect(parseSide("version:1.4.0", now)).toMatchObject({ kind: "version", version: "1.4.0" });
    expect(parseSide(tmpdir(), now)).toMatchObject({ kind: "directory", dir: tmpdir() });
    expect(parseSide("..", now)).toMatchObject({ kind: "directory", dir: ".." });
  });

  it("says what is wrong with the rest", () => {
    for (const text of ["", "soon", "7d..14d", "2026-11-01..", "1d..2h..1h", "version:", "dir:/no/such/place"]) {
      expect(() => parseSide(text, now), text).toThrow(`"${text}"`);
    }
  });
});
