// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { optionTable } from "./option-table.js";
import { renderOptionTable } from "./render-option-table.js";

describe("renderOptionTable", () => {
  it("has one row of four cells for each option, none of them without a default and a meaning", () => {
    const rows = renderOptionTable().split("\n").slice(2);
    expect(rows.map((row) => row.split(" | ")[0])).toEqual(Object.keys(optionTable).map((key) => `| \`${key}\``));
    for (const row of rows) {
      const cells = row.slice(2, -2).split(" | ");
      expect(cells).toHaveLength(4);
      expect(cells[2]).not.toBe("");
      expect(cells[3]).not.toBe("");
    }
  });

  it("lists the variables in the order in which they are asked", () => {
    expect(renderOptionTable()).toContain(
      "| `endpoint` | `TURNSPAN_OTLP_ENDPOINT`, `SIGNOZ_OTLP_ENDPOINT`, `SIGNOZ_ENDPOINT`, `OTEL_EXPORTER_OTLP_ENDPOINT` | `auto` |",
    );
  });
});
