// SPDX-License-Identifier: Apache-2.0
import { checkEndpoint } from "../src/lib/doctor/check-endpoint.js";
import { checkNode } from "../src/lib/doctor/check-node.js";
import { checkPackages } from "../src/lib/doctor/check-packages.js";
import { faulty, fine } from "../src/lib/doctor/check.js";
import type { Examination } from "../src/lib/doctor/examine.js";

const api = "@opentelemetry/api";
const url = "https://ingest.example.com/v1/traces";

/** A machine on which much is wrong: two versions of the API, a key that is refused, a clock that is off. */
export const fatalExamination: Examination = {
  checks: [
    checkNode("22.12.0"),
    ...checkPackages({
      project: "/srv/agent",
      packages: [
        { name: "@livekit/agents", version: "1.9.0", path: "/srv/agent/node_modules/@livekit/agents" },
        { name: api, version: "1.9.1", path: `/srv/agent/node_modules/${api}` },
        { name: api, version: "1.10.0", path: `/srv/agent/node_modules/other/node_modules/${api}` },
        { name: "@turnspan/livekit", version: "0.1.0", path: "/srv/agent/node_modules/@turnspan/livekit" },
      ],
    }),
    faulty(
      "config",
      "problem",
      'OTEL_BSP_MAX_EXPORT_BATCH_SIZE: expected a whole number, got "many"; it is ignored.',
      "Set OTEL_BSP_MAX_EXPORT_BATCH_SIZE to a whole number, or unset it.",
    ),
    fine("files", "/srv/agent/.turnspan is writable"),
    fine("records", "15 conversations"),
    ...checkEndpoint(url, true, {
      kind: "answered",
      status: 401,
      body: "invalid ingestion key",
      serverTimeMs: Date.UTC(2026, 10, 21, 12, 0, 0),
      sentAtMs: Date.UTC(2026, 10, 21, 12, 1, 30),
      answeredAtMs: Date.UTC(2026, 10, 21, 12, 1, 30, 80),
    }),
  ],
  config: [
    { key: "dir", text: "/srv/agent/.turnspan", source: "default", file: null },
    { key: "endpoint", text: "https://ingest.example.com", source: "TURNSPAN_OTLP_ENDPOINT", file: ".env" },
    { key: "headers", text: "signoz-ingestion-key=***", source: "SIGNOZ_INGESTION_KEY", file: ".env.local" },
    { key: "captureContent", text: "none", source: "default", file: null },
  ],
};
