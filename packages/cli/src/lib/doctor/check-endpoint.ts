// SPDX-License-Identifier: Apache-2.0
import { formatMs } from "../text/figures.js";
import { type Check, faulty, fine } from "./check.js";
import type { ProbeAnswer } from "./probe-endpoint.js";

/** How far two clocks may differ before times of traces look wrong beside each other. */
const tolerableSkewMs = 5000;
/** The Date header has whole seconds. */
const headerStepMs = 1000;

/** What an endpoint's answer means. `isChosen`: somebody set it; else it is the collector that is looked for. */
export function checkEndpoint(url: string, isChosen: boolean, answer: ProbeAnswer): Check[] {
  if (answer.kind === "silent") {
    if (!isChosen) {
      return [
        fine("endpoint", `No collector answers at ${url} (${answer.why}): records go to the files only.`, "note"),
      ];
    }
    return [
      faulty(
        "endpoint",
        "problem",
        `${url} does not answer: ${answer.why}. Records stay in the files.`,
        "Start the collector, or correct TURNSPAN_OTLP_ENDPOINT (port 4318 for HTTP, not 4317).",
      ),
    ];
  }
  return [checkStatus(url, answer), ...checkClock(answer)];
}

type Answered = Extract<ProbeAnswer, { kind: "answered" }>;

function checkStatus(url: string, { status, body, sentAtMs, answeredAtMs }: Answered): Check {
  const tookText = formatMs(answeredAtMs - sentAtMs);
  const said = `${url} answered ${status}${body.trim() === "" || status < 300 ? "" : ` (${body.trim()})`}`;
  if (status >= 200 && status < 300) return fine("endpoint", `${said} in ${tookText}`);
  if (status === 401 || status === 403) {
    return faulty(
      "endpoint",
      "fatal",
      `${said}: the key is missing or wrong.`,
      "Set SIGNOZ_INGESTION_KEY or OTEL_EXPORTER_OTLP_HEADERS.",
    );
  }
  if (status === 404 || status === 405) {
    return faulty(
      "endpoint",
      "fatal",
      `${said}: there is no OTLP/HTTP receiver at that path.`,
      "Give the base URL of the receiver, without /v1/traces, and port 4318.",
    );
  }
  if (status >= 400 && status < 500 && status !== 429 && status !== 408) {
    return faulty("endpoint", "fatal", `${said}: it refuses what it is sent.`, "Look in the receiver's log.");
  }
  return faulty("endpoint", "problem", `${said}; exports are tried again later.`, "Look in the receiver's log.");
}

function checkClock({ serverTimeMs, sentAtMs, answeredAtMs }: Answered): Check[] {
  if (serverTimeMs === null) return [fine("clock", "The endpoint does not say what time it has.", "note")];
  const aheadMs =
    sentAtMs > serverTimeMs + headerStepMs
      ? sentAtMs - serverTimeMs - headerStepMs
      : answeredAtMs < serverTimeMs
        ? answeredAtMs - serverTimeMs
        : 0;
  if (Math.abs(aheadMs) <= tolerableSkewMs) return [fine("clock", "This machine and the endpoint have the same time.")];
  const way = aheadMs > 0 ? "ahead of" : "behind";
  return [
    faulty(
      "clock",
      "problem",
      `This machine's clock is ${formatMs(Math.abs(aheadMs))} ${way} the endpoint's: traces will lie elsewhere in time.`,
      "Synchronise both clocks (NTP).",
    ),
  ];
}
