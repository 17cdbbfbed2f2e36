// SPDX-License-Identifier: Apache-2.0
import type * as livekit from "@livekit/agents";
import { createRequire } from "node:module";
import { join, parse } from "node:path";

/** What is used of LiveKit at run time: the registrar of its spans, the session's class, the current job. */
export type LiveKitModule = Pick<typeof livekit, "voice" | "telemetry" | "getJobContext">;

/** LiveKit's own main file of a job process. */
const jobMain = "job_proc_lazy_main";

/**
 * The copy of LiveKit that this job process runs on; `null` in any other process. LiveKit forks its job processes on a
 * file of its own, which tells the copy, ESM or CommonJS; it is the one that the agent imports as well.
 */
export function livekitOfJobProcess(main: string | undefined = process.argv[1]): LiveKitModule | null {
  if (main === undefined) return null;
  const { dir, name, ext } = parse(main);
  return name === jobMain ? loadLiveKit(join(dir, "..", `index${ext}`)) : null;
}

/** Loads a copy of LiveKit by its file, or takes the loaded one; `null` if there is none. `require` takes ESM too. */
export function loadLiveKit(file: string): LiveKitModule | null {
  try {
    const found: unknown = createRequire(import.meta.url)(file);
    return isLiveKit(found) ? found : null;
  } catch {
    return null;
  }
}

function isLiveKit(found: unknown): found is LiveKitModule {
  if (typeof found !== "object" || found === null) return false;
  const { voice, telemetry, getJobContext } = found as Partial<LiveKitModule>;
  return (
    typeof voice?.AgentSession === "function" &&
    typeof telemetry?.setTracerProvider === "function" &&
    typeof getJobContext === "function"
  );
}
