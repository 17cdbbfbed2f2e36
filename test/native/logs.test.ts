// SPDX-License-Identifier: Apache-2.0
import { attributes } from "@turnspan/records";
import { beforeAll, describe, expect, it } from "vitest";
import { buildCollector } from "../collector/build-collector.js";
import { whyNoGo } from "../go/go-toolchain.js";
import { type ObservedCall, runObservedCall } from "./run-observed-call.js";

const secret = "PINEAPPLE";
const toolSteps = 4;

/** What was printed, without what differs from run to run. */
function messagesOf({ printed }: ObservedCall): string[] {
  return printed
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .map(({ level, msg, card, part }) => JSON.stringify({ level, msg, card, part }))
    .toSorted();
}

describe("log lines", () => {
  let call: ObservedCall;
  let unobserved: ObservedCall;
  beforeAll(async () => {
    const missing = whyNoGo(25);
    if (missing !== null) process.stderr.write(`logs: a stand-in receives, SKIP the real collector: ${missing}\n`);
    unobserved = await runObservedCall({ observes: false }, null);
    call = await runObservedCall({ options: { logs: true } }, missing === null ? await buildCollector() : null);
  });

  const ofScope = (scope: string) => call.logs.filter((log) => log.scope === scope);

  it("go on to where they went, all of them and unchanged", () => {
    expect(messagesOf(call)).toEqual(messagesOf(unobserved));
    expect(call.result.problems).toEqual([]);
  });

  it("of the app's own pino are exported, a child's too, with severity, attributes and the host's redaction", () => {
    const lines = ofScope("pino");
    expect(lines.map(({ body, severity, severityNumber }) => [body, severity, severityNumber])).toEqual(
      Array.from({ length: toolSteps }, () => [
        ["app line in a turn", "WARN", 13],
        ["app error in a turn", "ERROR", 17],
      ]).flat(),
    );
    expect(lines[0]?.attributes).toMatchObject({ name: "app", orders: 2, card: "[Redacted]" });
    expect(lines[1]?.attributes).toMatchObject({ name: "app", part: "child" });
  });

  it("of the logger go to logs.jsonl and are exported, with the same ids", () => {
    const lines = ofScope("turnspan.logger");
    expect(call.logFile).toHaveLength(toolSteps);
    expect(
      call.logFile.map((line) => [line["message"], line["level"], line["trace_id"], line["span_id"], line["turn_id"]]),
    ).toEqual(
      lines.map((line) => [line.body, "info", line.traceId, line.spanId, line.attributes[attributes.turnId.name]]),
    );
    expect(call.logFile[0]).toMatchObject({ v: 1, type: "log", service_name: "shop", attributes: { orders: 2 } });
  });

  it("carry trace and span of the turn that they were written in", () => {
    const turns = call.conversation?.turns ?? [];
    for (const scope of ["pino", "turnspan.logger"]) {
      const places = ofScope(scope).map(({ traceId, spanId, attributes: own }) => ({
        traceId,
        spanId,
        turn: own[attributes.turnId.name],
        conversation: own[attributes.conversationId.name],
      }));
      expect(new Set(places.map((place) => JSON.stringify(place)))).toEqual(
        new Set(
          turns.map((turn) =>
            JSON.stringify({
              traceId: turn.trace_id,
              spanId: turn.span_id,
              turn: turn.turn_id,
              conversation: turn.conversation_id,
            }),
          ),
        ),
      );
    }
  });

  it("of LiveKit are exported with what names things, and without what was said", () => {
    const lines = ofScope("livekit-agents");
    const tool = lines.find(({ body }) => body === "Executing LLM tool call");
    expect(tool?.attributes).toMatchObject({ function: "by_fetch" });
    expect(lines.filter(({ body }) => body === "livekit line")).toHaveLength(toolSteps);
    expect(call.printed.join("\n")).toContain(secret);
    expect(call.received).not.toContain(secret);
  });

  it("stay at home by default", async () => {
    const { logs, logFile, printed } = await runObservedCall({}, null);
    expect(logs).toEqual([]);
    expect(logFile).toHaveLength(toolSteps);
    expect(printed.length).toBeGreaterThan(0);
  });

  it("of LiveKit are exported whole when content is asked for", async () => {
    const { received } = await runObservedCall({ options: { logs: "warn", captureContent: "all" } }, null);
    expect(received).toContain(`livekit line: ${secret}`);
    expect(received).not.toContain("Executing LLM tool call");
  });
});
