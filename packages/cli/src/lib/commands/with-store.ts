// SPDX-License-Identifier: Apache-2.0
import { type RecordFilter, type Store, openStore } from "@turnspan/store";
import type { CommandContext } from "../program/command-context.js";
import { type Say, withProgress } from "../terminal/progress.js";
import { findConversationId } from "./find-conversation.js";
import { malformedNotice } from "./malformed-notice.js";

/**
 * Opens the store, asks it, and closes it, with progress on stderr once that takes a second. `--conversation` is
 * completed to the whole id. Lines that could not be read are told of on stderr.
 * @throws StoreError, or CommandError if `--conversation` is not there.
 */
export async function withStore<T>(
  context: CommandContext,
  work: (store: Store, filter: RecordFilter, say: Say) => Promise<T>,
  dir: string = context.dir,
): Promise<T> {
  const store = openStore(dir);
  try {
    const { answer, malformed } = await withProgress(context.output, context.width, `reading ${dir}`, async (say) => {
      const { conversation } = context.filter;
      const filter =
        conversation === undefined
          ? context.filter
          : { ...context.filter, conversation: await findConversationId(store, conversation) };
      return { answer: await work(store, filter, say), malformed: store.malformed() };
    });
    const notice = malformedNotice(malformed);
    if (notice !== null && !context.json) context.output.notice(`${notice}\n`);
    return answer;
  } finally {
    await store.close();
  }
}
