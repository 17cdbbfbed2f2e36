// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from "../program/command-context.js";
import { CommandError } from "../program/command-error.js";

/** There is nothing to show yet in a directory. */
export function noConversations(dir: string): CommandError {
  return new CommandError(
    `No conversations in ${dir}.`,
    "Run an agent with observe(session) first, or point --dir (or TURNSPAN_DIR) at the directory it writes to.",
  );
}

/** There is nothing that fits what was asked, or nothing at all. */
export function nothingFound(context: Pick<CommandContext, "dir" | "filter">): CommandError {
  const asked = Object.entries(context.filter).map(
    ([key, value]) => `--${key} ${value instanceof Date ? value.toISOString() : String(value)}`,
  );
  if (asked.length === 0) return noConversations(context.dir);
  return new CommandError(
    `Nothing in ${context.dir} fits ${asked.join(" ")}.`,
    "Widen the range or leave a filter out; turnspan conversations lists what is there.",
  );
}
