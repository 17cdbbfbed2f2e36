// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { webAddress } from "./web-address.js";

describe("webAddress", () => {
  it.each(["https://prices.example/llm?of=tts", "HTTP://prices.example/"])("takes %s", (text) => {
    expect(webAddress(text)?.hostname).toBe("prices.example");
  });

  it.each([
    "javascript:alert(document.domain)//https://prices.example",
    " java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//prices.example",
    "https://",
    "http://[",
    "contract of 2026",
    "",
  ])("refuses %j", (text) => {
    expect(webAddress(text)).toBeNull();
  });
});
