// SPDX-License-Identifier: Apache-2.0
import { abandonedRun } from "./conversations/abandoned-run.js";
import type { Conversation, ConversationList } from "./conversations/conversation.js";
import { readParts } from "./conversations/read-parts.js";
import { readRuns } from "./conversations/read-runs.js";
import { listDays } from "./files/day-folders.js";

/** A directory of Turnspan's files, read anew at each question, while others may be writing. */
export interface Store {
  /** The directory as given. */
  readonly dir: string;
  /**
   * All conversations, newest first; none if the directory is missing or empty.
   * @throws StoreError if the directory or a file can't be read.
   */
  conversations(): Promise<ConversationList>;
  /**
   * One conversation with its turns and calls; null if there is none of that id.
   * @throws StoreError if the directory or a file can't be read.
   */
  conversation(id: string): Promise<Conversation | null>;
}

/** Opens a directory that Turnspan writes to, `.turnspan` unless told otherwise. It need not exist yet. */
export function openStore(dir: string): Store {
  return {
    dir,
    conversations: () => listConversations(dir),
    conversation: (id) => findConversation(dir, id),
  };
}

async function listConversations(dir: string): Promise<ConversationList> {
  const days = await listDays(dir);
  const { runs, abandonedIds, malformed } = await readRuns(dir, days);
  if (abandonedIds.size === 0) return { runs, malformed };
  const abandoned = runs.filter((run) => abandonedIds.has(run.run_id));
  const parts = await readParts(dir, days, abandoned, malformed);
  const shown = runs.map((run) => {
    const own = parts.get(run.run_id);
    return own === undefined ? run : abandonedRun(run, own.turns, own.calls);
  });
  return { runs: shown, malformed };
}

async function findConversation(dir: string, id: string): Promise<Conversation | null> {
  const days = await listDays(dir);
  const { runs, abandonedIds, malformed } = await readRuns(dir, days);
  const run = runs.find((candidate) => candidate.conversation_id === id);
  if (run === undefined) return null;
  const parts = await readParts(dir, days, [run], malformed);
  const { turns, calls } = parts.get(run.run_id) ?? { turns: [], calls: [] };
  return { run: abandonedIds.has(run.run_id) ? abandonedRun(run, turns, calls) : run, turns, calls, malformed };
}
