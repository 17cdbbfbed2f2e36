// SPDX-License-Identifier: Apache-2.0
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface ShortCall {
  readonly replies: readonly string[];
  readonly threw: { name: string; key: string; expected: string; actual: string; fix: string } | null;
  readonly problems: readonly { code: string; count: number }[];
  readonly sameObservation: boolean | null;
  readonly ids: { conversation_id: string; trace_id: string } | null;
}

export interface Ran {
  readonly call: ShortCall;
  /** Everything that was printed beside the result. */
  readonly noise: string;
  readonly exitCode: number;
}

const fixtureOf = (name: string) => fileURLToPath(new URL(`../fixtures/${name}.mjs`, import.meta.url));

/** Runs a whole call in a process of its own, as a host would, and takes its result. */
export function runShortCall(
  argument: { observeOptions: unknown; order?: string; linger?: number },
  environment: Record<string, string> = {},
): Promise<Ran> {
  const env = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...environment };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [fixtureOf("short-call"), JSON.stringify(argument)],
      { env, timeout: 50_000 },
      (error, stdout, stderr) => {
        const lines = stdout.trimEnd().split("\n");
        const result = lines.pop() ?? "";
        resolve({
          call: JSON.parse(result) as ShortCall,
          noise: [...lines, stderr].join(""),
          exitCode: error ? Number(error.code ?? 1) : 0,
        });
      },
    );
  });
}

/** Runs three calls in one process, and takes the ids of their conversations. */
export function runThreeCalls(options: readonly unknown[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const run = [fixtureOf("three-calls"), JSON.stringify(options)];
    execFile(process.execPath, run, { timeout: 50_000 }, (error, stdout) => {
      if (error) reject(error);
      else resolve(JSON.parse(stdout) as string[]);
    });
  });
}
