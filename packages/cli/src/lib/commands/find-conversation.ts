// SPDX-License-Identifier: Apache-2.0
import type { Conversation, Store } from "@turnspan/store";
import { CommandError } from "../program/command-error.js";
import { noConversations } from "./nothing-found.js";

const suggested = 3;

/**
 * The whole id of a conversation, from an id or the beginning of one.
 * @throws CommandError if there is none, naming the nearest, or if the beginning fits several.
 */
export async function findConversationId(store: Store, id: string): Promise<string> {
  const near = await store.nearestConversations(id, suggested + 1);
  if (near.includes(id)) return id;
  const [first] = near;
  if (first === undefined) throw noConversations(store.dir);
  const fitting = id === "" ? near : near.filter((known) => known.startsWith(id));
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined) return only;
  if (fitting.length === 0) {
    throw new CommandError(
      `No conversation ${id} in ${store.dir}.`,
      `The nearest: ${near.slice(0, suggested).join(", ")}. turnspan conversations lists all.`,
    );
  }
  const shown = fitting.slice(0, suggested).join(", ");
  const more = fitting.length > suggested ? ", …" : "";
  throw new CommandError(`Several conversations begin with ${id}: ${shown}${more}`, "Give more of the id.");
}

/**
 * The conversation of an id or of the beginning of one; the newest if no id is given.
 * @throws CommandError if there is none, or if the beginning fits several.
 */
export async function findConversation(store: Store, id: string | undefined): Promise<Conversation> {
  const whole = id === undefined ? await newestId(store) : await findConversationId(store, id);
  const found = await store.conversation(whole);
  if (found === null) throw noConversations(store.dir);
  return found;
}

async function newestId(store: Store): Promise<string> {
  const { runs } = await store.conversations();
  const newest = runs.find((run) => run.conversation_id !== null)?.conversation_id;
  if (newest === undefined || newest === null) throw noConversations(store.dir);
  return newest;
}
