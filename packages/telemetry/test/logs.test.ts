// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { multistream, pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followPino, logger, startTelemetry, type Telemetry } from "../src/index.js";
import { startOtlpReceiver } from "./otlp-receiver.js";

/** A destination as an app has it. */
function sink() {
  const lines: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      lines.push(chunk);
      done();
    },
  });
  return { lines, stream };
}

interface Received {
  resourceLogs: { scopeLogs: { logRecords: { body: { stringValue: string }; severityText: string }[] }[] }[];
}

describe("logs", () => {
  let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
  let dir: string;
  let telemetry: Telemetry;
  beforeEach(async () => {
    receiver = await startOtlpReceiver();
    dir = fs.mkdtempSync(path.join(tmpdir(), "turnspan-logs-"));
    telemetry = startTelemetry({ dir, endpoint: receiver.url, logs: "info" });
  });
  afterEach(async () => {
    await telemetry.shutdown();
    await receiver.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const exported = () =>
    receiver.requests
      .filter(({ path: at }) => at.endsWith("/v1/logs"))
      .flatMap(({ body }) => (body as unknown as Received).resourceLogs)
      .flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords))
      .map(({ body, severityText }) => `${severityText} ${body.stringValue}`);
  const filed = () => {
    const day = new Date().toISOString().slice(0, 10);
    const text = fs.readFileSync(path.join(dir, day, "logs.jsonl"), "utf8");
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it("of the logger are all in the file, and exported from the level that is asked for", async () => {
    logger.debug("quiet");
    logger.error("loud", { order: 42, unknown: null });
    await telemetry.flush();
    expect(filed().map(({ message, level, attributes }) => ({ message, level, attributes }))).toEqual([
      { message: "quiet", level: "debug", attributes: {} },
      { message: "loud", level: "error", attributes: { order: 42 } },
    ]);
    expect(exported()).toEqual(["ERROR loud"]);
  });

  it("lose personal data before they are written or exported", async () => {
    const { lines, stream } = sink();
    const app = pino({ base: null }, stream);
    followPino(app);
    logger.info("mail to jane@example.com", { to: "jane@example.com" });
    app.info({ to: "jane@example.com" }, "mail to jane@example.com");
    await telemetry.flush();
    expect(filed()).toMatchObject([{ message: "mail to [email]", attributes: { to: "[email]" } }]);
    expect(exported()).toEqual(["INFO mail to [email]", "INFO mail to [email]"]);
    expect(JSON.stringify(receiver.requests)).not.toContain("jane@");
    expect(lines[0]).toContain("jane@example.com");
  });

  it("are in the file although the receiver refuses them", async () => {
    receiver.setBehaviour({ kind: "status", status: 400 });
    logger.info("kept");
    await telemetry.flush();
    expect(filed()).toHaveLength(1);
    expect(telemetry.problems.map(({ code }) => code)).toContain("export_logs_400");
  });

  it("of a pino logger are exported, its older children's too, and go where they went; once when followed twice", async () => {
    const { lines, stream } = sink();
    const app = pino({ base: null, timestamp: false }, stream);
    const child = app.child({ part: "child" });
    expect([followPino(child), followPino(app), followPino(child)]).toEqual([true, true, true]);
    app.info("one");
    child.warn("two");
    app.debug("below the level of the logger");
    await telemetry.flush();
    expect(lines).toEqual(['{"level":30,"msg":"one"}\n', '{"level":40,"part":"child","msg":"two"}\n']);
    expect(exported()).toEqual(["INFO one", "WARN two"]);
  });

  it.each([
    ["several streams", () => pino({}, multistream([{ stream: sink().stream }]))],
    ["labels as levels", () => pino({ formatters: { level: (label) => ({ level: label }) } }, sink().stream)],
    ["another message key", () => pino({ messageKey: "message" }, sink().stream)],
  ])("of a pino logger with %s are exported", async (_, make) => {
    const app = make();
    expect(followPino(app)).toBe(true);
    app.warn("a line");
    app.flush();
    await telemetry.flush();
    expect(exported()).toEqual(["WARN a line"]);
  });

  it("of what is no pino logger are left alone", () => {
    expect([{}, Object.freeze(pino(sink().stream)), console].map((other) => followPino(other))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("go nowhere after a shutdown, and nothing throws", async () => {
    const { lines, stream } = sink();
    const app = pino(stream);
    followPino(app);
    await telemetry.shutdown();
    logger.info("late");
    app.info("late");
    expect(lines).toHaveLength(1);
    expect(exported()).toEqual([]);
  });
});
