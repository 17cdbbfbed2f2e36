// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { watchForLiveKit } from "./watch-for-livekit.js";

const key = Symbol.for("@livekit/agents:logger");
const dir = mkdtempSync(join(tmpdir(), "turnspan-watch-"));
const read = () => Reflect.get(globalThis, key) as unknown;
afterEach(() => Reflect.deleteProperty(globalThis, key));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it("tells which copy of LiveKit sets its logger, and the logger is there as LiveKit set it", () => {
  const found: (string | null)[] = [];
  watchForLiveKit((file) => found.push(file));
  expect(read()).toBeUndefined();
  const file = join(dir, "log_core.cjs");
  writeFileSync(file, 'module.exports = (logger) => { globalThis[Symbol.for("@livekit/agents:logger")] = logger; };');
  const setLogger = createRequire(import.meta.url)(file) as (logger: object) => void;
  const loggers = [{}, {}];
  for (const logger of loggers) {
    setLogger(logger);
    expect(read()).toBe(logger);
  }
  expect(found).toEqual([join(dir, "index.cjs"), join(dir, "index.cjs")]);
  expect(typeof new Error("as before").stack).toBe("string");
});

it("does not know the copy of whoever else sets it, nor of one that was there before", () => {
  const found: (string | null)[] = [];
  Reflect.set(globalThis, key, {});
  watchForLiveKit((file) => found.push(file));
  Reflect.set(globalThis, key, {});
  expect(found).toEqual([null, null]);
});

it("lets LiveKit set its logger whatever the callback does", () => {
  watchForLiveKit(() => {
    throw new Error("ours");
  });
  const logger = {};
  Reflect.set(globalThis, key, logger);
  expect(read()).toBe(logger);
});
