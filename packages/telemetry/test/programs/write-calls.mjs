// SPDX-License-Identifier: Apache-2.0
// Writes calls to a directory: `count` of them, or for ever if it is 0. Some lines are larger than a pipe's buffer.
import { startTelemetry } from "@turnspan/telemetry";

const [dir, writer, count] = process.argv.slice(2);
const telemetry = startTelemetry({ dir, endpoint: "none", serviceName: "writer" });
const common = {
  v: 1,
  type: "call",
  service_name: "writer",
  environment: "test",
  trace_id: "4bf92f3577b34da6a3ce929d0e0e4736",
  span_id: "2222222222222222",
  kind: "llm",
  timestamp: "2026-03-01T12:00:00.000Z",
  success: true,
  cancelled: false,
  discarded: false,
  fallback_used: false,
};
const total = Number(count);
for (let index = 0; total === 0 || index < total; index++) {
  const long = index % 50 === 0 ? "x".repeat(200_000) : "x".repeat(index % 900);
  telemetry.write({ ...common, call_id: `${writer}-${index}`, task_type: long });
}
