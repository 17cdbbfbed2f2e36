// SPDX-License-Identifier: Apache-2.0
import { traceLink } from "@turnspan/signoz";
import { findConversation } from "../commands/find-conversation.js";
import { printJson } from "../commands/print-json.js";
import { withStore } from "../commands/with-store.js";
import type { CommandContext } from "../program/command-context.js";
import type { SignozOptions } from "./connection-options.js";

/** Prints where a conversation's trace is; its trace id is read from the files, SigNoz is not asked. */
export async function signozLink(
  id: string | undefined,
  { url }: SignozOptions,
  context: CommandContext,
): Promise<void> {
  const traceId =
    id !== undefined && /^[0-9a-f]{32}$/.test(id)
      ? id
      : (await withStore(context, async (store) => findConversation(store, id))).run.trace_id;
  const link = traceLink(url, traceId);
  if (context.json) printJson(context, { trace_id: traceId, url: link });
  else context.output.text(link);
}
