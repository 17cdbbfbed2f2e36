// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { mostItems } from "./feed.js";
import { SeenRecords } from "./seen-records.js";

it("knows a record again that another server numbers otherwise, and forgets what was long ago", () => {
  const seen = new SeenRecords();
  expect(seen.isNew("aaaaaaaaaaaa-1-0123456789abcdef")).toBe(true);
  expect(seen.isNew("bbbbbbbbbbbb-7-0123456789abcdef")).toBe(false);
  for (let number = 0; number < mostItems * 4; number += 1) seen.isNew(`bbbbbbbbbbbb-${number}-${number}`);
  expect(seen.isNew("aaaaaaaaaaaa-1-0123456789abcdef")).toBe(true);
});
