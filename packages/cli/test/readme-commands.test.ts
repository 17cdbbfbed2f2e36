// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runCommand } from "./run-command.js";

const sample = fileURLToPath(new URL("sample", import.meta.url));

it("the gates of the README pass or fail by their figures", async () => {
  const byTime = ["compare", "14d..7d", "7d", "--fail-on", "e2e_p95>+10%", "--json", "--dir", sample];
  const first = await runCommand(byTime);
  const [condition] = JSON.parse(first.text).conditions;
  expect(first.code).toBe(condition.found > 0.1 ? 1 : 0);
  const byVersion = ["compare", "version:1.4.0", "version:1.5.0", "--fail-on", "success_rate<-1pp"];
  const second = await runCommand([...byVersion, "--fail-on", "cost_per_minute>$0.05", "--json", "--dir", sample]);
  const { conditions, passed } = JSON.parse(second.text);
  expect(conditions.map(({ failed }: { failed: boolean }) => failed)).toEqual([
    conditions[0].found < -0.01,
    conditions[1].found > 0.05,
  ]);
  expect(second.code).toBe(passed ? 0 : 1);
});
