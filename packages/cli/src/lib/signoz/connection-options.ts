// SPDX-License-Identifier: Apache-2.0
import type { ConnectionOptions } from "@turnspan/signoz";
import { type Command, InvalidArgumentError, Option } from "commander";
import { allVariables } from "../environment/all-variables.js";

/** Options of every command that asks SigNoz. */
export interface SignozOptions {
  readonly json?: boolean;
  readonly url: string;
}

/** Adds `--url`. */
export function takeUrl(command: Command): Command {
  return command.addOption(
    new Option("--url <url>", "address of SigNoz")
      .env("SIGNOZ_API_ENDPOINT")
      .default("http://localhost:8080")
      .argParser(parseUrl),
  );
}

/** Adds `--url` and `--json`. */
export function takeSignoz(command: Command): Command {
  return takeUrl(command).addOption(
    new Option("--json", "print one JSON object, field names as the README lists them"),
  );
}

function parseUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError("Give an http or https URL, for example http://localhost:8080.");
  }
  return text;
}

/** Who asks. Secrets come from the environment alone: an option would show in the list of processes. */
export function connectionOf({ url }: SignozOptions): ConnectionOptions {
  const { SIGNOZ_API_TOKEN: token, SIGNOZ_EMAIL: email, SIGNOZ_PASSWORD: password } = allVariables();
  return { endpoint: url, ...(token && { token }), ...(email && { email }), ...(password && { password }) };
}
