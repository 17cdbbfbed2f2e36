// SPDX-License-Identifier: Apache-2.0
import type { RecordFilter } from "@turnspan/store";
import type { TurnspanRecord } from "@turnspan/records";
import type { CommandContext } from "../program/command-context.js";
import { Interrupted } from "../program/command-error.js";
import type { TailOptions } from "../program/declare-show.js";
import { renderRecordLine } from "../tail/render-record-line.js";
import { printable } from "../text/printable.js";
import { openStore } from "@turnspan/store";

/**
 * Prints records as they are written, until Ctrl-C.
 * @throws Interrupted when it ends by Ctrl-C, StoreError if the files can't be read.
 */
export async function tail(options: TailOptions, context: CommandContext): Promise<void> {
  const { interruption, output, json } = context;
  interruption.takeOver();
  const store = openStore(context.dir);
  if (!json) output.notice(`Following ${printable(context.dir)}. Ctrl-C ends it.`);
  try {
    const items = store.tail({
      signal: interruption.signal,
      last: options.last,
      ...(options.type && { types: [options.type] }),
    });
    for await (const item of items) {
      switch (item.kind) {
        case "record":
          if (!fits(item.record, context.filter)) break;
          output.text(json ? JSON.stringify(item.record) : renderRecordLine(item.record, context));
          break;
        case "malformed":
          output.notice(printable(`${item.line.file}:${item.line.lineNumber} skipped: ${item.line.why}`));
      }
    }
  } finally {
    await store.close();
  }
  if (interruption.signal.aborted) throw new Interrupted();
}

/** Provider and model are those of calls; a feed can't know yet what else a turn will have. */
function fits(record: TurnspanRecord, filter: RecordFilter): boolean {
  const { since, until, agent, provider, model, tenant, conversation } = filter;
  const time = record.type === "call" ? record.timestamp : record.started_at;
  return (
    (since === undefined || time >= since.toISOString()) &&
    (until === undefined || time < until.toISOString()) &&
    (agent === undefined || record.agent_name === agent) &&
    (tenant === undefined || record.tenant === tenant) &&
    (conversation === undefined || (record.conversation_id?.startsWith(conversation) ?? false)) &&
    (provider === undefined || (record.type === "call" && record.provider === provider)) &&
    (model === undefined || (record.type === "call" && record.model_id === model))
  );
}
