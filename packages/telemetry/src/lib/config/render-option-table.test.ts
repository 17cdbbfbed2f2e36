// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { optionTable } from "./option-table.js";
import { renderOptionTable } from "./render-option-table.js";

const rows = () =>
  renderOptionTable()
    .split("\n")
    .map((line) => line.slice(2, -2).split(" | "))
    .map((cells) => cells.map((cell) => cell.trim()));

describe("renderOptionTable", () => {
  it("has one row of four cells for each option, none of them without a default and a meaning", () => {
    const options = rows().slice(2);
    expect(options.map(([key]) => key)).toEqual(Object.keys(optionTable).map((key) => `\`${key}\``));
    for (const cells of options) {
      expect(cells).toHaveLength(4);
      expect(cells[2]).not.toBe("");
      expect(cells[3]).not.toBe("");
    }
  });

  it("lists the variables in the order in which they are asked", () => {
    expect(rows().find(([key]) => key === "`endpoint`")?.[1]).toBe(
      "`TURNSPAN_OTLP_ENDPOINT`, `SIGNOZ_OTLP_ENDPOINT`, `SIGNOZ_ENDPOINT`, `OTEL_EXPORTER_OTLP_ENDPOINT`",
    );
  });

  it("has lines of one length, as the formatter would make them", () => {
    expect(
      new Set(
        renderOptionTable()
          .split("\n")
          .map((line) => line.length),
      ).size,
    ).toBe(1);
  });
});
