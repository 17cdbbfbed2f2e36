// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { formatBatchName } from "./batch-name.js";
import { surplusOf } from "./spool-bounds.js";
import { listSpool } from "./spool-listing.js";

const file = (createdAtMs: number, sizeBytes: number, mark = "") =>
  `${formatBatchName({ createdAtMs, writer: "0a1b2c3d", number: 1, signal: "logs", items: 1, sizeBytes, destination: "deadbeef" })}${mark}`;
const surplus = (files: string[], bounds: { maxBytes: number; maxAgeMs: number }) =>
  surplusOf(listSpool(files), bounds, 10_000).map(({ file: { name }, why }) => [name.createdAtMs, why]);

describe("the bounds of a spool", () => {
  it("let all stay that fits", () => {
    expect(surplus([file(1, 50), file(2, 50)], { maxBytes: 100, maxAgeMs: 60_000 })).toEqual([]);
  });

  it("have the oldest go first, no more than needed", () => {
    expect(surplus([file(3, 50), file(1, 50), file(2, 50)], { maxBytes: 100, maxAgeMs: 60_000 })).toEqual([
      [1, "size"],
    ]);
  });

  it("have go what is too old, and what comes from the future stay", () => {
    expect(surplus([file(1000, 1), file(9500, 1), file(99_000, 1)], { maxBytes: 100, maxAgeMs: 5000 })).toEqual([
      [1000, "age"],
    ]);
  });

  it("count what a process is sending, and leave it alone", () => {
    const claimed = file(1, 80, ".claim-100-aaaaaaaa-11111111-5");
    const partial = file(1, 999, ".part-100-aaaaaaaa-11111111-5");
    expect(surplus([claimed, partial, file(2, 40)], { maxBytes: 100, maxAgeMs: 60_000 })).toEqual([[2, "size"]]);
  });

  it("see no file that is none of ours", () => {
    expect(listSpool(["notes.txt", ".claim-", file(1, 1, ".claim-nonsense"), file(1, 1)])).toHaveLength(1);
  });
});
