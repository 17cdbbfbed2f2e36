// SPDX-License-Identifier: Apache-2.0
import { connect, provision, readDesired, waitForSignoz } from "@turnspan/signoz";
import { printJson } from "../commands/print-json.js";
import { allVariables } from "../environment/all-variables.js";
import type { CommandContext } from "../program/command-context.js";
import { changeLines, leftOutLines } from "./change-lines.js";
import { type SignozOptions, connectionOf } from "./connection-options.js";

export interface ProvisionCommandOptions extends SignozOptions {
  readonly from: string;
  readonly dryRun?: boolean;
  readonly prune?: boolean;
  readonly wait?: boolean;
}

const waitMs = 300_000;

/** Makes SigNoz have what a folder says, and prints what was done. */
export async function signozProvision(options: ProvisionCommandOptions, context: CommandContext): Promise<void> {
  // Read first: a wrong file is told of before anybody waits.
  const desired = await readDesired(options.from, allVariables());
  if (options.wait) await waitForSignoz(options.url, waitMs);
  const api = await connect(connectionOf(options));
  const { dryRun = false, prune = false } = options;
  const changes = await provision(api, desired, { dryRun, prune });
  if (context.json) {
    printJson(context, {
      dry_run: dryRun,
      changes,
      left_out: desired.leftOut,
      server_settings: desired.serverSettings,
    });
    return;
  }
  for (const line of leftOutLines(desired.leftOut)) context.output.notice(line);
  context.output.text([...changeLines(changes), ...(dryRun ? ["Nothing was written: --dry-run."] : [])].join("\n"));
}
