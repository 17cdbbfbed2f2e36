// SPDX-License-Identifier: Apache-2.0
import type { Conversation } from "@turnspan/store";
import { renderCosts } from "../conversations/render-costs.js";
import { renderHeading } from "../conversations/render-heading.js";
import type { CommandContext } from "../program/command-context.js";
import { CommandError } from "../program/command-error.js";
import { renderTrace } from "../trace/render-trace.js";
import { renderTurn } from "../turns/render-turn.js";
import { renderTurns } from "../turns/render-turns.js";
import { findConversation } from "./find-conversation.js";
import { malformedNotice } from "./malformed-notice.js";
import { nothingFound } from "./nothing-found.js";
import { malformedJson, printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

/**
 * Prints one conversation, or one turn of it in full. Without an id it is the newest that the filter takes.
 * @throws CommandError if there is no such conversation or turn.
 */
export async function show(
  id: string | undefined,
  turnIndex: number | undefined,
  context: CommandContext,
): Promise<void> {
  const whole = await withStore(context, async (store, filter) => {
    if (id !== undefined || Object.keys(filter).length === 0) return findConversation(store, id);
    const [newest] = (await store.listConversations({ ...filter, limit: 1 })).rows;
    if (newest === undefined) throw nothingFound(context);
    return findConversation(store, newest.conversation_id);
  });
  const conversation = turnIndex === undefined ? whole : onlyTurn(whole, turnIndex);
  const { run, turns, calls, malformed } = conversation;
  if (context.json) {
    printJson(context, { run, turns, calls, malformed: malformedJson(malformed) });
    return;
  }
  const [turn] = turns;
  context.output.text(
    [
      renderHeading(run, context),
      renderTrace(conversation, context),
      turnIndex !== undefined && turn !== undefined
        ? renderTurn(turn, calls, context)
        : [renderTurns(conversation, context), renderCosts(conversation, context)]
            .filter((part) => part !== "")
            .join("\n\n"),
    ].join("\n\n"),
  );
  const notice = malformedNotice(malformed);
  if (notice !== null) context.output.notice(`\n${notice}`);
}

function onlyTurn(conversation: Conversation, turnIndex: number): Conversation {
  const turns = conversation.turns.filter((turn) => turn.turn_index === turnIndex);
  if (turns.length === 0) {
    const indexes = conversation.turns.map((turn) => turn.turn_index);
    const there =
      indexes.length === 0 ? "No turn has ended." : `It has turns ${Math.min(...indexes)} to ${Math.max(...indexes)}.`;
    throw new CommandError(`The conversation has no turn ${turnIndex}.`, there);
  }
  const ids = new Set(turns.map((turn) => turn.turn_id));
  const calls = conversation.calls.filter((call) => call.turn_id !== null && ids.has(call.turn_id));
  return { ...conversation, turns, calls };
}
