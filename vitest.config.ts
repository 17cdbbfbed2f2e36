// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vitest/config";

const exclude = ["**/node_modules/**", "**/dist/**", "test/fixtures/**"];

// The groups run one after the other: conversations in real time are not measured while others load the machine.
export default defineConfig({
  test: {
    // LiveKit 1.9 reports that a voice has failed and leaves the promise of the same failure to itself; a job process logs that.
    onUnhandledError: ({ message, stack = "" }) =>
      !(message.startsWith("the scripted provider ") && stack.includes("ScriptedTtsChunks")),
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/src/**/*.test.ts",
            "packages/dashboard/web/src/**/*.test.ts",
            "examples/*/src/**/*.test.ts",
            "test/scenario-kit/src/**/*.test.ts",
            "tools/**/*.test.mjs",
          ],
          exclude,
          // A bound against hanging, not on speed.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "seams",
          include: ["packages/*/test/**/*.test.ts"],
          exclude,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "examples",
          include: ["examples/*/test/**/*.test.ts"],
          exclude,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "across",
          include: ["test/**/*.test.ts"],
          exclude: [...exclude, "test/scenario-kit/**", "test/record-kit/**"],
          testTimeout: 300_000,
          hookTimeout: 900_000,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
