// SPDX-License-Identifier: Apache-2.0
import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, it } from "vitest";
import { readAnswer } from "./read-answer.js";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const answer = (status: number, headers: IncomingHttpHeaders = {}, body = "") =>
  readAnswer({ status, headers, body: Buffer.from(body) }, nowMs);
const retryAfterOf = (headers: IncomingHttpHeaders) => {
  const result = answer(429, headers);
  return result.kind === "retry" ? result.retryAfterMs : undefined;
};

describe("what an answer means", () => {
  it.each([
    [200, "sent"],
    [202, "sent"],
    [429, "retry"],
    [502, "retry"],
    [503, "retry"],
    [504, "retry"],
    [401, "retry"],
    [403, "retry"],
    [407, "retry"],
    [413, "too_large"],
    [301, "failed"],
    [400, "failed"],
    [404, "failed"],
    [500, "failed"],
    [501, "failed"],
    [0, "failed"],
  ])("%d is %s", (status, kind) => {
    expect(answer(status).kind).toBe(kind);
  });

  it("counts what a receiver refused of a batch that it took, of any signal", () => {
    const rejectedOf = (partialSuccess: object) => answer(200, {}, JSON.stringify({ partialSuccess }));
    expect(rejectedOf({ rejectedSpans: 3 })).toEqual({ kind: "sent", rejected: 3 });
    expect(rejectedOf({ rejectedDataPoints: "4" })).toEqual({ kind: "sent", rejected: 4 });
    expect(rejectedOf({ rejectedLogRecords: 5 })).toEqual({ kind: "sent", rejected: 5 });
    expect(rejectedOf({})).toEqual({ kind: "sent", rejected: 0 });
    expect(rejectedOf({ rejectedSpans: -1 })).toEqual({ kind: "sent", rejected: 0 });
    for (const body of ["", "null", "[]", '{"partialSuccess":null}', "<html>"]) {
      expect(answer(200, {}, body)).toEqual({ kind: "sent", rejected: 0 });
    }
  });

  it("reads Retry-After as seconds or as a date, by the receiver's own clock where it says it", () => {
    expect(retryAfterOf({ "retry-after": "7" })).toBe(7000);
    expect(retryAfterOf({ "retry-after": "Sun, 01 Mar 2026 12:00:30 GMT" })).toBe(30_000);
    const date = "Sat, 28 Feb 2026 12:00:00 GMT";
    expect(retryAfterOf({ "retry-after": "Sat, 28 Feb 2026 12:00:10 GMT", date })).toBe(10_000);
  });

  it("takes a Retry-After that is absurd for none, and waits an hour at most", () => {
    for (const text of ["", "soon", "-5", "0", "Sun, 01 Mar 2026 11:00:00 GMT"]) {
      expect(retryAfterOf({ "retry-after": text })).toBeNull();
    }
    expect(retryAfterOf({})).toBeNull();
    expect(retryAfterOf({ "retry-after": "99999999" })).toBe(3_600_000);
    expect(retryAfterOf({ "retry-after": "Fri, 01 Mar 2086 12:00:00 GMT" })).toBe(3_600_000);
  });
});
