// SPDX-License-Identifier: Apache-2.0
import { type Conversation, openStore } from "@turnspan/store";
import { renderHeading } from "../conversations/render-heading.js";
import { renderTrace } from "../trace/render-trace.js";
import { renderTurns } from "../turns/render-turns.js";
import type { CommandContext } from "./command-context.js";
import { CommandError } from "./command-error.js";
import { findConversation } from "./find-conversation.js";
import { malformedNotice } from "./malformed-notice.js";

/**
 * Prints one conversation, or one turn of it.
 * @throws CommandError if there is no such conversation or turn.
 */
export async function show(
  id: string | undefined,
  turnIndex: number | undefined,
  context: CommandContext,
): Promise<void> {
  const whole = await findConversation(openStore(context.dir), id);
  const conversation = turnIndex === undefined ? whole : onlyTurn(whole, turnIndex);
  if (context.json) {
    const { run, turns, calls, malformed } = conversation;
    context.output.text(JSON.stringify({ run, turns, calls, malformed }, null, 2));
    return;
  }
  context.output.text(
    [
      renderHeading(conversation.run, context),
      renderTrace(conversation, context),
      renderTurns(conversation, context),
    ].join("\n\n"),
  );
  const notice = malformedNotice(conversation.malformed);
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
