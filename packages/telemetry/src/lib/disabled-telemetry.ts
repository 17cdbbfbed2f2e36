// SPDX-License-Identifier: Apache-2.0
import type { TelemetryConfig } from "./config/telemetry-config.js";
import type { Guard } from "./guard/create-guard.js";
import type { ProblemList } from "./guard/problem-list.js";
import { noPricing } from "./pricing/load-pricing.js";
import { noSpanRecorder } from "./sinks/spans/span-recorder.js";
import type { Telemetry } from "./telemetry.js";

interface DisabledOptions {
  readonly config: TelemetryConfig;
  readonly problems: ProblemList;
  readonly guard: Guard;
  readonly redact: (text: string) => string;
  readonly onShutdown: () => void;
}

/** The same shape, for `enabled: false`: nothing is written, sent or timed. */
export function createDisabledTelemetry({ config, problems, guard, redact, onShutdown }: DisabledOptions): Telemetry {
  return {
    config,
    get problems() {
      return problems.list();
    },
    exported: { tracesUrl: null, spans: 0 },
    pricing: noPricing,
    isSampled: () => false,
    redact,
    takesAppSpans: false,
    recorder: noSpanRecorder,
    write: () => undefined,
    writeFinal: () => undefined,
    countFact: () => undefined,
    guard,
    report: problems.report,
    flush: async () => undefined,
    flushSoon: () => undefined,
    async shutdown() {
      onShutdown();
    },
  };
}
