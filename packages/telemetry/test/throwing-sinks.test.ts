// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { trace } from "@opentelemetry/api";
import { afterEach, describe, expect, it, vi } from "vitest";
import { startTelemetry } from "../src/index.js";
import { sampleCall, sampleEndedRun, sampleRun, sampleTurn } from "./sample-records.js";

const { fail } = vi.hoisted(() => ({
  fail: (): never => {
    throw new Error("sabotage");
  },
}));

vi.mock("../src/lib/sinks/jsonl/create-jsonl-sink.js", () => ({
  createJsonlSink: () => ({ write: fail, flush: fail, close: fail }),
}));
vi.mock("../src/lib/sinks/spans/create-span-sink.js", () => ({
  createSpanSink: () => ({ decide: fail, write: fail }),
}));
vi.mock("../src/lib/sinks/metrics/measurements-of.js", () => ({ measurementsOf: fail }));
vi.mock("../src/lib/sinks/otlp/send-otlp.js", () => ({
  createOtlpSender: () => ({ send: async () => fail(), close: () => undefined }),
}));
vi.mock("../src/lib/spool/spool-files.js", () => ({
  openSpoolFiles: () => ({ holder: { instance: "0a1b2c3d" }, write: fail, list: fail, claim: fail, sweep: fail }),
}));

const dir = fs.mkdtempSync(path.join(tmpdir(), "turnspan-throwing-"));
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

describe("sinks that all throw", () => {
  it("never throw into the host, and each is told once", async () => {
    const telemetry = startTelemetry({ dir, endpoint: "http://127.0.0.1:9", serviceName: "x", batchDelayMs: 5 });
    for (let round = 0; round < 20; round++) {
      for (const record of [sampleRun(), sampleCall(), sampleTurn(), sampleEndedRun()]) telemetry.write(record);
      trace.getTracer("app").startActiveSpan("the app's own", (span) => span.end());
    }
    await telemetry.flush(2000);
    await telemetry.shutdown(2000);
    const codes = telemetry.problems.map(({ code }) => code);
    for (const part of ["files", "sampling", "spans", "metrics", "files_flush", "files_close"]) {
      expect(codes).toContain(`guard_${part}_Error`);
    }
    expect(codes).toContain("export_spans_Error");
    expect(new Set(codes).size).toBe(codes.length);
  });
});
