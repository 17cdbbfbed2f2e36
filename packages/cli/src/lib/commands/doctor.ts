// SPDX-License-Identifier: Apache-2.0
import { examine } from "../doctor/examine.js";
import { renderExamination } from "../doctor/render-examination.js";
import type { CommandContext } from "../program/command-context.js";
import { CommandError } from "../program/command-error.js";
import { withProgress } from "../terminal/progress.js";
import { printJson } from "./print-json.js";

/**
 * Prints what may stand in the way of records.
 * @throws CommandError if something is fatal.
 */
export async function doctor(context: CommandContext): Promise<void> {
  const examination = await withProgress(context.output, context.width, "looking", () => examine(context));
  const fatal = examination.checks.filter(({ status }) => status === "fatal");
  if (context.json) printJson(context, { ...examination, passed: fatal.length === 0 });
  else context.output.text(renderExamination(examination, context));
  if (fatal.length > 0) throw new CommandError("", "");
}
