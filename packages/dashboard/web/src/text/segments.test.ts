// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { segmentKind, segmentKinds, segmentLabel } from "./segments.js";

it("names a tool by its kind and its own name, colons and all", () => {
  expect(segmentLabel("tool:orders:lookup")).toBe("Tool orders:lookup");
  expect(segmentKind("tool:orders:lookup").color).toBe("--seg-tool");
});

it("shows a segment that it does not know under its own name", () => {
  expect(segmentLabel("warm_up")).toBe("warm_up");
  expect(segmentKind("constructor").color).toBe("--seg-other");
});

it("gives each kind a colour of its own", () => {
  expect(new Set(segmentKinds.map((kind) => kind.color)).size).toBe(segmentKinds.length);
});
