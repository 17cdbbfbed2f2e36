// SPDX-License-Identifier: Apache-2.0
import { redactUrl } from "../../config/redact-url.js";
import type { ProblemReport } from "../../guard/problem.js";
import type { SendFailure } from "./send-result.js";

/** A failed export as a problem: one kind for each cause. */
export function describeFailure(signal: string, url: string, reason: SendFailure): ProblemReport {
  const where = redactUrl(url);
  switch (reason.kind) {
    case "status":
      return {
        code: `export_${signal}_${reason.status}`,
        message: `${where} answered ${reason.status} to an export of ${signal}.`,
        fix: fixForStatus(reason.status),
      };
    case "network":
      return {
        code: `export_${signal}_${reason.code}`,
        message: `${where} could not be reached to export ${signal}: ${reason.code}.`,
        fix: "Check that an OTLP/HTTP receiver listens there (port 4318 as a rule; 4317 speaks gRPC, which is not supported).",
      };
    case "timeout":
      return {
        code: `export_${signal}_timeout`,
        message: `${where} did not answer an export of ${signal} within ${reason.afterMs} ms.`,
        fix: "Check the receiver, or raise `exportTimeoutMs` (OTEL_BSP_EXPORT_TIMEOUT).",
      };
  }
}

function fixForStatus(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return "Check `headers` (OTEL_EXPORTER_OTLP_HEADERS, SIGNOZ_INGESTION_KEY).";
    case 404:
    case 405:
      return "Check the endpoint: `endpoint` is the base URL, without /v1/traces.";
    case 413:
      return "Lower `batchSize` (OTEL_BSP_MAX_EXPORT_BATCH_SIZE), or raise the receiver's limit.";
    default:
      return "See the receiver's own log.";
  }
}
