// SPDX-License-Identifier: Apache-2.0
import { type Command, InvalidArgumentError, Option } from "commander";
import type { RecordFilter } from "@turnspan/store";
import { CommandError, exitCodes } from "./command-error.js";
import { parseMoment } from "./moment.js";

/** Options of every command. */
export interface FileOptions {
  readonly dir: string;
  readonly json?: boolean;
}

/** Options of the commands that choose records. */
export interface QueryOptions extends FileOptions {
  readonly since?: Date;
  readonly until?: Date;
  readonly agent?: string;
  readonly provider?: string;
  readonly model?: string;
  readonly tenant?: string;
  readonly conversation?: string;
}

/** Adds `--dir` and `--json`. */
export function takeFiles(command: Command): Command {
  return command
    .addOption(new Option("--dir <path>", "directory of the files").env("TURNSPAN_DIR").default(".turnspan"))
    .addOption(new Option("--json", "print one JSON object, field names as the README lists them"));
}

/** Adds what every question to the files takes: directory, range of time and filters. */
export function takeQuery(command: Command, now: Date): Command {
  const [provider, model] = callOptions();
  return takeConversations(command, now).addOption(provider).addOption(model);
}

/**
 * Adds the same for a command to which a part of a conversation would be false: `--provider` and `--model` are understood,
 * so that it can say why it refuses them.
 */
export function takeWholeConversations(command: Command, now: Date): Command {
  const [provider, model] = callOptions();
  return takeConversations(command, now).addOption(provider.hideHelp()).addOption(model.hideHelp());
}

/** @throws CommandError if calls are to be chosen, with the reason why not. */
export function refuseCallOptions({ provider, model }: QueryOptions, why: string): void {
  const given = provider !== undefined ? "--provider" : model !== undefined ? "--model" : null;
  if (given === null) return;
  throw new CommandError(
    `${given} can't be taken here: ${why}`,
    "Choose by --since, --until, --agent, --tenant or --conversation.",
    exitCodes.usage,
  );
}

function callOptions(): readonly [Option, Option] {
  return [
    new Option("--provider <name>", "only with this provider, as it is in the files"),
    new Option("--model <id>", "only with this model"),
  ];
}

function takeConversations(command: Command, now: Date): Command {
  return takeFiles(command)
    .option("--since <when>", "from then on: 7d, 24h, today, 2026-11-01 (UTC)", (text) =>
      parseMoment(text, "start", now),
    )
    .option("--until <when>", "up to then; a day is taken whole", (text) => parseMoment(text, "end", now))
    .option("--agent <name>", "only of this agent")
    .option("--tenant <id>", "only of this tenant")
    .option("--conversation <id>", "only of this conversation; the beginning of its id will do");
}

/** What the options ask about. */
export function filterOf(options: QueryOptions): RecordFilter {
  const { since, until, agent, provider, model, tenant, conversation } = options;
  return Object.fromEntries(
    Object.entries({ since, until, agent, provider, model, tenant, conversation }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

/** A whole number in a range, or a message that says so. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}
