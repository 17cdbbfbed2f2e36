// SPDX-License-Identifier: Apache-2.0
import pc from "picocolors";
import type { CommandContext } from "../program/command-context.js";
import { formatCounted, formatMs, formatTime, formatUsd } from "../text/figures.js";
import { wrap } from "../text/facts.js";
import { printable } from "../text/printable.js";
import { widthOf } from "../text/render-options.js";
import { malformedJson, printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

/** Says what the directory holds and what to do next; that there is nothing is an answer, not a failure. */
export async function home(context: CommandContext): Promise<void> {
  const { page, malformed } = await withStore(context, async (store) => ({
    page: await store.listConversations({ limit: 1 }),
    malformed: store.malformed(),
  }));
  const [last] = page.rows;
  if (context.json) {
    printJson(context, {
      dir: context.dir,
      conversations: page.total,
      last: last ?? null,
      malformed: malformedJson(malformed),
    });
    return;
  }
  const colors = pc.createColors(context.color);
  const width = widthOf(context);
  const command = (line: string, what: string): string => {
    const shown = width < 64 ? "" : ` ${colors.dim(what)}`;
    return `  ${colors.cyan(shown === "" ? line : line.padEnd(24))}${shown}`;
  };
  const text = (words: string): string => wrap(printable(words), width).join("\n");
  const title = (words: string): string =>
    text(`turnspan ${context.version}. ${words}`).replace("turnspan", colors.bold("turnspan"));
  if (last === undefined) {
    context.output.text(
      [
        title(`No conversations in ${context.dir} yet.`),
        "",
        text("To get one, observe the session of your agent and talk to it:"),
        "",
        '  import { observe } from "@turnspan/livekit";',
        "  observe(session, { job: ctx });",
        "",
        text("Its files are elsewhere? Point --dir or TURNSPAN_DIR at them."),
        command("turnspan doctor", "checks what may stand in the way"),
        command("turnspan --help", "all commands"),
      ].join("\n"),
    );
    return;
  }
  const facts = [
    `${formatTime(last.started_at).slice(0, 16)} UTC`,
    last.agent_name,
    formatCounted(last.turns, "turn"),
    last.e2e_p50_ms === null ? null : `e2e p50 ${formatMs(last.e2e_p50_ms)}`,
    last.cost === null ? null : formatUsd(last.cost),
    last.errors === 0 ? null : formatCounted(last.errors, "error"),
  ].filter((fact) => fact !== null);
  context.output.text(
    [
      title(`${formatCounted(page.total, "conversation")} in ${context.dir}.`),
      "",
      text(`The last: ${last.conversation_id}, ${last.status}`),
      text(facts.join(", ")),
      "",
      command("turnspan show", "its waterfall, turn by turn"),
      command("turnspan stats", "cost, success and latency of all"),
      command("turnspan conversations", "the list"),
      command("turnspan latency", "what callers waited for"),
      command("turnspan dashboard", "the same in a browser"),
      command("turnspan --help", "all commands"),
    ].join("\n"),
  );
}
