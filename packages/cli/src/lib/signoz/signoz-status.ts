// SPDX-License-Identifier: Apache-2.0
import { connect, readDesired, readStatus } from "@turnspan/signoz";
import { printJson } from "../commands/print-json.js";
import { allVariables } from "../environment/all-variables.js";
import type { CommandContext } from "../program/command-context.js";
import { CommandError } from "../program/command-error.js";
import { printable } from "../text/printable.js";
import { changeLines, leftOutLines } from "./change-lines.js";
import { type SignozOptions, connectionOf } from "./connection-options.js";

/**
 * Prints how SigNoz is.
 * @throws CommandError without a text if something is missing, drifted or not well.
 */
export async function signozStatus(options: SignozOptions & { from: string }, context: CommandContext): Promise<void> {
  const desired = await readDesired(options.from, allVariables());
  const api = await connect(connectionOf(options));
  const { version, isHealthy, changes, spansOfLastHour } = await readStatus(api, desired, context.now);
  const hasDrifted = changes.some(({ action }) => action !== "unchanged");
  if (context.json) {
    printJson(context, {
      version,
      healthy: isHealthy,
      drifted: hasDrifted,
      changes,
      spans_of_last_hour: spansOfLastHour,
      left_out: desired.leftOut,
    });
  } else {
    for (const line of leftOutLines(desired.leftOut)) context.output.notice(line);
    context.output.text(
      [
        `SigNoz ${printable(version ?? "of an unknown version")} at ${options.url} is ${isHealthy ? "well" : "not well"}.`,
        dataLine(spansOfLastHour),
        ...changeLines(changes),
        hasDrifted ? "Run turnspan signoz provision." : "All is as the folder says.",
      ].join("\n"),
    );
  }
  if (hasDrifted || !isHealthy) throw new CommandError("", "");
}

function dataLine(count: number | null): string {
  if (count === null) return "SigNoz knows no turns yet: nothing was ever sent, or it cannot say.";
  return count === 0
    ? "No turn or conversation came in the last hour."
    : `${count} turns and conversations came in the last hour.`;
}
