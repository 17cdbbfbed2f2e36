// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { withBuildLock } from "./build-lock.js";

/** What a build is given. */
export interface Build {
  /** An empty directory; it is removed afterwards. */
  readonly staging: string;
  /** Tells on stderr how far it is. */
  say(text: string): void;
  /**
   * Runs a command in the staging directory.
   * @throws Error with the end of its output if it fails.
   */
  run(command: string, args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<void>;
}

/**
 * The path of a binary that is built on its first use and kept outside of the tree. Two processes that ask at once build
 * it once.
 *
 * @param name Short name for messages, and of the binary.
 * @param key What decides whether an older build will do, fit for a file name.
 * @param build Builds it and returns the path of the result, inside of its staging directory.
 */
export async function buildOnce(name: string, key: string, build: (build: Build) => Promise<string>): Promise<string> {
  const dir = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "turnspan", `${name}-${key}`);
  const binary = join(dir, name);
  if (existsSync(binary)) return binary;
  await mkdir(dir, { recursive: true });
  await withBuildLock(join(dir, "lock"), async () => {
    if (existsSync(binary)) return;
    const startedAt = Date.now();
    const say = (text: string): void => {
      process.stderr.write(`${name}: ${text} (${Math.round((Date.now() - startedAt) / 1000)} s)\n`);
    };
    const staging = join(dir, `staging-${process.pid}`);
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging);
    const ticking = setInterval(() => say("still building"), 30_000);
    try {
      await rename(await build({ staging, say, run: (...command) => run(staging, ...command) }), binary);
    } finally {
      clearInterval(ticking);
      await rm(staging, { recursive: true, force: true });
    }
    say("built");
  });
  return binary;
}

async function run(
  cwd: string,
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  const env = { ...process.env, ...environment };
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString("utf8")).slice(-4000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output}`);
}
