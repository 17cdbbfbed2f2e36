// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { AgentFigures, AgentTask } from "./agent-task.js";

const program = fileURLToPath(new URL("agent.js", import.meta.url));

/**
 * Runs one process of the benchmark in a directory of its own.
 * @throws Error with the process's stderr if it fails.
 */
export async function runAgent(task: Omit<AgentTask, "dir">): Promise<AgentFigures> {
  const dir = await mkdtemp(join(tmpdir(), "turnspan-bench-"));
  try {
    const argument = JSON.stringify({ ...task, dir: join(dir, "records") });
    // Whatever the shell has set for OpenTelemetry or Turnspan would make the variants unequal.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(OTEL_|TURNSPAN_|SIGNOZ_|LIVEKIT_)/.test(name)),
    );
    const child = spawn(process.execPath, ["--expose-gc", program, argument], {
      cwd: dir,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.once("close", resolve)),
    ]);
    if (code !== 0) throw new Error(`${task.variant}, ${task.measure} ended with ${code}:\n${stderr}`);
    return JSON.parse(stdout) as AgentFigures;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
