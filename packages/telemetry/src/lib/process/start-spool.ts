// SPDX-License-Identifier: Apache-2.0
import path from "node:path";
import type { TelemetryConfig } from "../config/telemetry-config.js";
import type { ProblemReport } from "../guard/problem.js";
import type { SelfCounts } from "../sinks/metrics/self-counts.js";
import { createSpool, type Spool } from "../spool/create-spool.js";
import { thisHolder } from "../spool/holder.js";
import { openSpoolFiles } from "../spool/spool-files.js";
import { spoolFolder } from "../spool/spool-folder.js";

type SpoolConfig = Pick<TelemetryConfig, "dir" | "queueSize" | "spoolMaxBytes" | "spoolMaxAgeMs">;

/** Opens the spool of this process; nothing is on disk before something has to be kept. */
export function startSpool(config: SpoolConfig, counts: SelfCounts, report: (problem: ProblemReport) => void): Spool {
  const directory = path.join(config.dir, spoolFolder);
  return createSpool({
    directory,
    files: openSpoolFiles(directory, thisHolder(), Date.now),
    bounds: { maxBytes: config.spoolMaxBytes, maxAgeMs: config.spoolMaxAgeMs },
    // Metrics are cumulative: a later batch holds all that an earlier one of this process did.
    maxItemsInMemory: { spans: config.queueSize, metrics: 1, logs: config.queueSize },
    now: Date.now,
    onSpooled: () => counts.spooled++,
    onDropped: (_signal, items) => (counts.dropped += items),
    report,
  });
}
