// SPDX-License-Identifier: Apache-2.0
import type { Conversation, Store } from "@turnspan/store";
import { CommandError } from "./command-error.js";
import { noConversations } from "./no-conversations.js";

/**
 * The conversation of an id or of the beginning of one; the newest if no id is given.
 * @throws CommandError if there is none, or if the beginning fits several.
 */
export async function findConversation(store: Store, id: string | undefined): Promise<Conversation> {
  if (id !== undefined) {
    const exact = await store.conversation(id);
    if (exact !== null) return exact;
  }
  const ids = (await store.conversations()).runs.map((run) => run.conversation_id).filter((known) => known !== null);
  const [newest] = ids;
  if (newest === undefined) throw noConversations(store.dir);
  const found = await store.conversation(id === undefined ? newest : completeId(id, ids, store.dir));
  if (found === null) throw noConversations(store.dir);
  return found;
}

function completeId(beginning: string, ids: readonly string[], dir: string): string {
  const fitting = [...new Set(ids.filter((id) => id.startsWith(beginning)))];
  const [only] = fitting;
  if (only === undefined) {
    throw new CommandError(
      `No conversation ${beginning} in ${dir}.`,
      "List what is there with: turnspan conversations",
    );
  }
  if (fitting.length > 1) {
    throw new CommandError(
      `${fitting.length} conversations begin with ${beginning}.`,
      "Give more of the id; turnspan conversations lists them.",
    );
  }
  return only;
}
