// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { loadRecordings } from "./recording.js";
import { readWav } from "./read-wav.js";

it("refuses what is not a 16 kHz mono WAV", () => {
  expect(() => readWav(Buffer.from("no sound at all, just text"))).toThrow("no WAV file");
});

it("loads every recording, each ending where its speech ends", () => {
  const recordings = [...loadRecordings().values()];
  expect(recordings).not.toHaveLength(0);
  for (const { samples, speechEndMs } of recordings) {
    const durationMs = samples.length / 16;
    expect(speechEndMs).toBeLessThanOrEqual(durationMs);
    expect(durationMs - speechEndMs).toBeLessThan(20);
  }
});
