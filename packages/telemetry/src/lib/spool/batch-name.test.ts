// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { destinationKey, formatBatchName, parseBatchName, type BatchName } from "./batch-name.js";

const name: BatchName = {
  createdAtMs: 1_772_366_400_000,
  writer: "0a1b2c3d",
  number: 7,
  signal: "spans",
  items: 512,
  sizeBytes: 18_234,
  destination: "deadbeef",
};

describe("the name of a batch", () => {
  it("says all that is known of it, and sorts by age", () => {
    expect(formatBatchName(name)).toBe("1772366400000-0a1b2c3d-000007.spans.512.18234.deadbeef.json.gz");
    expect(parseBatchName(formatBatchName(name))).toEqual(name);
    const ages = [5, 1_772_366_400_001, 1_772_366_400_000].map((createdAtMs) =>
      formatBatchName({ ...name, createdAtMs }),
    );
    expect(ages.toSorted().map((text) => parseBatchName(text)?.createdAtMs)).toEqual([
      5, 1_772_366_400_000, 1_772_366_400_001,
    ]);
  });

  it("can be read whatever the clock says", () => {
    for (const createdAtMs of [-86_400_000, 0, 0.5, 1e15]) {
      expect(parseBatchName(formatBatchName({ ...name, createdAtMs }))).not.toBeNull();
    }
  });

  it("is not seen in other files", () => {
    for (const text of ["", "README.md", "1772366400000.json.gz", `${formatBatchName(name)}.bak`, "../../etc/passwd"]) {
      expect(parseBatchName(text)).toBeNull();
    }
  });
});

describe("the key of a destination", () => {
  it("is the same for other credentials, and another for another receiver", () => {
    const key = destinationKey("https://in.example.com/v1/traces");
    expect(key).toMatch(/^[0-9a-f]{8}$/);
    expect(destinationKey("https://me:secret@in.example.com/v1/traces?token=x")).toBe(key);
    for (const other of ["http://in.example.com/v1/traces", "https://in.example.com:8443/v1/traces"]) {
      expect(destinationKey(other)).not.toBe(key);
    }
  });
});
