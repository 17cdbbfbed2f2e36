// SPDX-License-Identifier: Apache-2.0
import { type ModelName, type PriceExplanation, explainPrice } from "@turnspan/prices";
import type { CallRecord } from "@turnspan/records";
import pc from "picocolors";
import { loadBook } from "../prices/load-book.js";
import { renderExplanation } from "../prices/render-explanation.js";
import type { CommandContext } from "../program/command-context.js";
import { CommandError, exitCodes } from "../program/command-error.js";
import type { PricesOptions } from "../program/declare-prices.js";
import { printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

/**
 * Prints which rows price a model or a recorded call.
 * @throws CommandError if it has no price, or there is no such call.
 */
export async function pricesExplain(subject: string, options: PricesOptions, context: CommandContext): Promise<void> {
  const book = loadBook(options.prices);
  const asked = subject.includes("/") ? modelOf(subject, options) : await findCall(subject, context);
  const explanations = explainPrice(asked, { book, now: context.now });
  if (context.json) printJson(context, { explanations: explanations.map(explanationJson) });
  if (explanations.every(({ rows }) => rows.length === 0)) {
    throw new CommandError(
      `There is no price for ${subject}: ${explanations[0]?.reason ?? "no price for it in the book"}.`,
      "turnspan prices list --model <text> looks for it; add your own in turnspan.prices.yaml.",
    );
  }
  if (context.json) return;
  const colors = pc.createColors(context.color);
  context.output.text(explanations.map((one) => renderExplanation(one, context, colors)).join("\n\n"));
}

function modelOf(subject: string, { kind, via, plan }: PricesOptions): ModelName {
  const [provider = "", ...rest] = subject.split("/");
  const model = rest.join("/");
  if (provider === "" || model === "") {
    throw new CommandError(`"${subject}" is not provider/model.`, "For example: deepgram/nova-3", exitCodes.usage);
  }
  return {
    provider,
    model,
    ...(kind !== undefined && { kind }),
    ...(via !== undefined && { via }),
    ...(plan !== undefined && { plan }),
  };
}

async function findCall(id: string, context: CommandContext): Promise<CallRecord> {
  const call = await withStore(context, async (store) => {
    const quoted = `'${id.replaceAll("'", "''")}'`;
    const { rows } = await store.sql(`select conversation_id from calls where call_id = ${quoted} limit 1`);
    const conversationId = rows[0]?.[0];
    if (typeof conversationId !== "string") return undefined;
    const conversation = await store.conversation(conversationId);
    return conversation?.calls.find(({ call_id: callId }) => callId === id);
  });
  if (call !== undefined) return call;
  throw new CommandError(
    `"${id}" is neither provider/model nor a call in ${context.dir}.`,
    "Ids of calls are in: turnspan show <conversation> --json",
  );
}

/** The explanation with the field names of `--json`. */
function explanationJson(explanation: PriceExplanation): object {
  const { result, baseline, recorded, rows, ...rest } = explanation;
  return {
    ...rest,
    rows: rows.map(({ ageDays, ...row }) => ({ ...row, age_days: ageDays })),
    usd: result?.usd ?? null,
    parts:
      result?.parts.map(({ unit, quantity, usdPerUnit, usd }) => ({ unit, quantity, usd_per_unit: usdPerUnit, usd })) ??
      [],
    baseline,
    recorded: recorded && { usd: recorded.usd, price_id: recorded.priceId },
  };
}
