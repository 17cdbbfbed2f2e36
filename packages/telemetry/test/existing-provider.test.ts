// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { diag, trace, DiagLogLevel } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { expect, it } from "vitest";
import { startTelemetry } from "../src/index.js";
import { startOtlpReceiver } from "./otlp-receiver.js";
import { sampleTurn } from "./sample-records.js";

it("leaves a provider that the app has registered alone, and exports its own spans all the same", async () => {
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  const complaints: string[] = [];
  const complain = (line: string) => void complaints.push(line);
  const quiet = () => undefined;
  diag.setLogger({ error: complain, warn: complain, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.ALL);

  const receiver = await startOtlpReceiver();
  const dir = fs.mkdtempSync(path.join(tmpdir(), "turnspan-existing-"));
  const telemetry = startTelemetry({ dir, endpoint: receiver.url });
  telemetry.write(sampleTurn());
  trace.getTracer("app").startSpan("mine").end();
  await telemetry.shutdown();

  expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(["mine"]);
  expect(receiver.spans().map(({ name }) => name)).toContain("turn");
  expect(receiver.spans().map(({ name }) => name)).not.toContain("mine");
  expect(telemetry.problems).toEqual([]);
  expect(complaints).toEqual([]);
  await receiver.close();
  fs.rmSync(dir, { recursive: true, force: true });
});
