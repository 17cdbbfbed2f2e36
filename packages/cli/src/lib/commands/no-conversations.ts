// SPDX-License-Identifier: Apache-2.0
import { CommandError } from "./command-error.js";

/** There is nothing to show yet in a directory. */
export function noConversations(dir: string): CommandError {
  return new CommandError(
    `No conversations in ${dir}.`,
    "Run an agent with observe(session) first, or point --dir (or TURNSPAN_DIR) at the directory it writes to.",
  );
}
