// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withBuildLock } from "./build-lock.js";

const builderVersion = "v0.161.0";
const manifest = fileURLToPath(new URL("../../observability/collector/builder.yaml", import.meta.url));

/**
 * The path of a real OpenTelemetry Collector, built by its own builder on the first use of a manifest and kept outside
 * of the tree. Two processes that ask at once build it once.
 * @throws Error with the end of the build's output if it fails.
 */
export async function buildCollector(): Promise<string> {
  const hash = createHash("sha256")
    .update(builderVersion)
    .update(await readFile(manifest))
    .digest("hex")
    .slice(0, 16);
  const dir = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "turnspan", `collector-${hash}`);
  const binary = join(dir, "otelcol");
  if (existsSync(binary)) return binary;
  await mkdir(dir, { recursive: true });
  await withBuildLock(join(dir, "lock"), async () => {
    if (existsSync(binary)) return;
    const startedAt = Date.now();
    const say = (text: string): void => {
      process.stderr.write(`collector: ${text} (${Math.round((Date.now() - startedAt) / 1000)} s)\n`);
    };
    const staging = join(dir, `staging-${process.pid}`);
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging);
    await copyFile(manifest, join(staging, "builder.yaml"));
    say("building it from source, once; a few minutes on two cores");
    const env = { ...process.env, GOBIN: staging };
    await run("go", ["install", `go.opentelemetry.io/collector/cmd/builder@${builderVersion}`], staging, env);
    say("its builder is ready, fetching and compiling modules");
    const ticking = setInterval(() => say("still compiling"), 30_000);
    try {
      await run(join(staging, "builder"), ["--config", "builder.yaml"], staging, env);
    } finally {
      clearInterval(ticking);
    }
    await rename(join(staging, "build", "otelcol"), binary);
    await rm(staging, { recursive: true, force: true });
    say("built");
  });
  return binary;
}

async function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
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
