// SPDX-License-Identifier: Apache-2.0
import { redactUrl } from "../../config/redact-url.js";
import type { ProblemReport } from "../../guard/problem.js";
import type { Signal } from "../../spool/signal.js";
import type { SendFailure, SendResult } from "./send-result.js";

/** A failed export as a problem: one kind for each cause. */
export function describeFailure(
  signal: Signal,
  url: string,
  { kind, reason }: Exclude<SendResult, { kind: "sent" }>,
): ProblemReport {
  return {
    code: `export_${signal}_${causeOf(reason)}`,
    message: `${tell(signal, redactUrl(url), reason)} ${fates[kind]}`,
    fix: fixFor(reason),
  };
}

/** What a receiver refused of an export that it took. */
export function describeRejection(signal: Signal, rejected: number): ProblemReport {
  return {
    code: `export_${signal}_rejected`,
    message: `The receiver took an export of ${signal} in part: ${rejected} refused.`,
    fix: "See the receiver's own log.",
  };
}

/** What a failure was, in one word for codes and one sentence for people. */
export function tell(signal: Signal, where: string, reason: SendFailure): string {
  switch (reason.kind) {
    case "status":
      return `${where} answered ${reason.status} to an export of ${signal}.`;
    case "network":
      return `${where} could not be reached to export ${signal}: ${reason.code}.`;
    case "timeout":
      return `${where} did not answer an export of ${signal} within ${reason.afterMs} ms.`;
  }
}

const fates = {
  retry: "It is kept to be sent later.",
  too_large: "It is sent in pieces.",
  failed: "It is dropped; the files have the records.",
} as const;

function causeOf(reason: SendFailure): string {
  switch (reason.kind) {
    case "status":
      return String(reason.status);
    case "network":
      return reason.code;
    case "timeout":
      return "timeout";
  }
}

function fixFor(reason: SendFailure): string {
  switch (reason.kind) {
    case "status":
      return fixForStatus(reason.status);
    case "network":
      return "Check that an OTLP/HTTP receiver listens there (port 4318 as a rule; 4317 speaks gRPC, which is not supported).";
    case "timeout":
      return "Check the receiver, or raise `exportTimeoutMs` (OTEL_BSP_EXPORT_TIMEOUT).";
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
