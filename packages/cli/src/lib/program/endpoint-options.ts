// SPDX-License-Identifier: Apache-2.0
import { type Command, InvalidArgumentError, Option } from "commander";

/** Where something is sent to. */
export interface SendOptions {
  readonly endpoint?: string;
  readonly header: Readonly<Record<string, string>>;
}

/** Adds `--endpoint` and `--header`. */
export function takeEndpoint(command: Command): Command {
  return command
    .option("--endpoint <url>", "base URL of an OTLP/HTTP receiver (default: the configured one)", parseEndpoint)
    .addOption(
      new Option(
        "--header <name=value>",
        "header of every request, beside the configured ones; may be given several times",
      )
        .argParser(parseHeader)
        .default({}, "none"),
    );
}

function parseEndpoint(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError("Give an http or https URL, for example http://localhost:4318.");
  }
  return text;
}

function parseHeader(text: string, all: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf("=");
  const name = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  // What fetch would refuse later, without saying which header it was.
  if (at < 1 || !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n\0]/.test(value)) {
    throw new InvalidArgumentError("Write it as name=value.");
  }
  return { ...all, [name]: value };
}
