// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { printable } from "./printable.js";

describe("printable", () => {
  it("shows, and does not let through, escape sequences, line breaks and reversed text", () => {
    expect(printable("a\u001b[2Jb\nc\u009bd\u202ee")).toBe("a␛[2Jb␊c�d�e");
  });

  it("leaves ordinary text of any script alone", () => {
    expect(printable("größe 注文 🎧")).toBe("größe 注文 🎧");
  });
});
