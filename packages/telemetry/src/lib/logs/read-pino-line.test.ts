// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { readPinoLine } from "./read-pino-line.js";

const read = (line: object, messageKey = "msg") => readPinoLine(`${JSON.stringify(line)}\n`, messageKey, 99);

describe("a line of pino", () => {
  it("gives time, level, message and the rest as attributes", () => {
    expect(read({ level: 40, time: 7, pid: 1, hostname: "h", msg: "slow", ms: 12, ok: false, on: null })).toEqual({
      timeMs: 7,
      level: "warn",
      message: "slow",
      attributes: { ms: 12, ok: false },
    });
  });

  it("holds objects as JSON text, and cuts what is long", () => {
    const attributes = read({ level: 30, msg: "", req: { url: "/" }, long: "x".repeat(9000) })?.attributes;
    expect(attributes?.["req"]).toBe('{"url":"/"}');
    expect(String(attributes?.["long"])).toHaveLength(8192);
  });

  it("may name its level, write its time as text, and have another key for its message", () => {
    expect(read({ level: "ERROR", time: "2026-01-02T03:04:05.006Z", message: "m" }, "message")).toMatchObject({
      level: "error",
      timeMs: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
      message: "m",
    });
    expect(read({ level: 35, msg: { odd: true } })).toMatchObject({
      level: "info",
      timeMs: 99,
      message: '{"odd":true}',
    });
  });

  it.each(["", "not JSON", "{", "[]", "{}", '{"level":"loud"}', `{"level":30,"msg":"${"x".repeat(70_000)}"}`])(
    "is not read from %.20s",
    (text) => {
      expect(readPinoLine(text, "msg", 0)).toBeNull();
    },
  );
});
