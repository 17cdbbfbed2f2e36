// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { drawSpanId, drawUuid, idSourceFrom } from "./ids.js";

function drawMany(seed: string, howMany: number): string[] {
  const drawn: string[] = [];
  let source = idSourceFrom(seed);
  for (let i = 0; i < howMany; i += 1) {
    const [id, next] = drawSpanId(source);
    drawn.push(id);
    source = next;
  }
  return drawn;
}

describe("ids", () => {
  it("are the same for the same seed, so that a recording replays exactly", () => {
    expect(drawMany("00112233445566778899aabbccddeeff", 50)).toEqual(drawMany("00112233445566778899aabbccddeeff", 50));
  });

  it("do not meet, within a seed and between seeds that differ in one digit", () => {
    const one = drawMany("00112233445566778899aabbccddeeff", 20_000);
    const other = drawMany("00112233445566778899aabbccddeefe", 20_000);
    expect(new Set([...one, ...other]).size).toBe(40_000);
  });

  it("are 16 hex digits, and never all zero even from a seed of zeros", () => {
    for (const id of drawMany("0".repeat(32), 1000)) expect(id).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
  });

  it("are UUIDs of version 7 that sort by their time", () => {
    const source = idSourceFrom("00112233445566778899aabbccddeeff");
    const [early, next] = drawUuid(source, 1_700_000_000_000);
    const [late] = drawUuid(next, 1_700_000_000_001);
    expect(early).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
  });
});
