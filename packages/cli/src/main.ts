// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { config } from "dotenv";
import { run } from "./lib/commands/run.js";
import { processOutput } from "./lib/output.js";

config({ path: [".env.local", ".env"], quiet: true });
const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};
process.exitCode = await run(process.argv.slice(2), processOutput(), version);
