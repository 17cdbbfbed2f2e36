// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { differencesIn, versionsIn } from "./known-differences.js";

const document = (row: string) => `
| \`@livekit/agents\` | installed by |
| ----------------- | ------------ |
| 2.1.0             | npm          |
| 2.0.4             | npm          |

| \`@livekit/agents\` | scenario | checks that disagree | why |
| ----------------- | -------- | -------------------- | --- |
${row}

The end.`;

it("reads the versions, and each difference with its checks", () => {
  const text = document("| 2.0.4 | `text-only` | calls, usage | It reports no usage of text sessions. |");
  expect(versionsIn(text)).toEqual(["2.1.0", "2.0.4"]);
  expect(differencesIn(text)).toEqual([{ version: "2.0.4", scenario: "text-only", checks: ["calls", "usage"] }]);
});

it("takes a table without rows for no difference, and a document without the table for an error", () => {
  expect(differencesIn(document(""))).toEqual([]);
  expect(() => differencesIn("no table")).toThrow("there is no table");
});

it("takes no difference without a reason", () => {
  expect(() => differencesIn(document("| 2.0.4 | `text-only` | calls | |"))).toThrow("no reason");
});
