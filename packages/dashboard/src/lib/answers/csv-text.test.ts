// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { csvLine } from "./csv-text.js";

describe("csvLine", () => {
  it("quotes what needs it, and leaves the unknown empty", () => {
    expect(csvLine(["a", 'b"c', "d,e", "f\ng", 0, -1.5, true, null])).toBe('a,"b""c","d,e","f\ng",0,-1.5,true,\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("gives a spreadsheet no formula: %j", (text) => {
    expect(csvLine([text]).replaceAll('"', "")).toBe(`'${text}\r\n`);
  });
});
