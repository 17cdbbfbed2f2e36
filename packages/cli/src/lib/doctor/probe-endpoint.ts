// SPDX-License-Identifier: Apache-2.0

/** What an OTLP/HTTP endpoint answered to an export of nothing. Times are epoch milliseconds. */
export type ProbeAnswer =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** The beginning of the body. */
      readonly body: string;
      /** Its own clock, in whole seconds; null if it does not say. */
      readonly serverTimeMs: number | null;
      readonly sentAtMs: number;
      readonly answeredAtMs: number;
    }
  | { readonly kind: "silent"; readonly why: string };

const longestBody = 200;

/** Sends an empty export, which a receiver accepts without storing anything. */
export async function probeEndpoint(
  url: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<ProbeAnswer> {
  const sentAtMs = Date.now();
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ resourceSpans: [] }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answeredAtMs = Date.now();
    const date = Date.parse(response.headers.get("date") ?? "");
    const body = (await response.text()).slice(0, longestBody);
    return {
      kind: "answered",
      status: response.status,
      body,
      serverTimeMs: Number.isNaN(date) ? null : date,
      sentAtMs,
      answeredAtMs,
    };
  } catch (error) {
    return { kind: "silent", why: reasonOf(error, timeoutMs) };
  }
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${timeoutMs} ms`;
  const { cause } = error;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return cause instanceof Error ? cause.message : error.message;
}
