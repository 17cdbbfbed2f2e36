// SPDX-License-Identifier: Apache-2.0
import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leaveTools, scopeTools, wrapToolExecutor } from "./tool-scopes.js";

const places = {
  conversationId: "c1",
  traceId: "0af7651916cd43dd8448eb211c80319c",
  rootSpanId: "b7ad6b7169203331",
  isSampled: () => true,
  exportsContent: false,
  turnOfSpeech: () => null,
  talked: () => {},
  userTurnEnded: () => {},
};

/** As LiveKit's executor: it runs what it is given, and answers with what that gives. */
class Executor {
  readonly name = "executor";

  async execute({ run }: { runCtx?: unknown; run: (name: string) => unknown }): Promise<unknown> {
    return await run(this.name);
  }
}

const executionOf = (session: object, callId: string, run: (name: string) => unknown) => ({
  runCtx: { session, functionCall: { callId }, speechHandle: { id: "s1" } },
  run,
});
const activeSpanId = () => trace.getActiveSpan()?.spanContext().spanId ?? null;

describe("a wrapped tool executor", () => {
  const executor = new Executor();
  const session = {};
  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    expect(wrapToolExecutor(executor)).toBe(true);
    expect(wrapToolExecutor(executor)).toBe(true);
    scopeTools(session, { places: () => places, openTool: (callId) => callId.padStart(16, "0") });
  });
  afterAll(() => context.disable());

  it("runs tools that overlap each inside its own span, until they have ended", async () => {
    const run = (ms: number) => async () => {
      const before = activeSpanId();
      await new Promise((resolve) => setTimeout(resolve, ms));
      return [before, activeSpanId()];
    };
    const [slow, fast] = await Promise.all([
      executor.execute(executionOf(session, "a1", run(10))),
      executor.execute(executionOf(session, "b2", run(1))),
    ]);
    expect(slow).toEqual(["00000000000000a1", "00000000000000a1"]);
    expect(fast).toEqual(["00000000000000b2", "00000000000000b2"]);
    expect(activeSpanId()).toBeNull();
  });

  it("passes results, errors and `this` on as they are", async () => {
    const error = new Error("as it was");
    const result = {};
    const fail = () => {
      throw error;
    };
    expect(await executor.execute(executionOf(session, "c3", () => result))).toBe(result);
    expect(await executor.execute(executionOf(session, "c4", (name) => name))).toBe("executor");
    await expect(executor.execute(executionOf(session, "c5", fail))).rejects.toBe(error);
  });

  it("leaves alone what belongs to no observed session, or has another shape", async () => {
    expect(await executor.execute(executionOf({}, "d6", activeSpanId))).toBeNull();
    expect(await executor.execute({ run: activeSpanId })).toBeNull();
    leaveTools(session);
    expect(await executor.execute(executionOf(session, "d7", activeSpanId))).toBeNull();
  });

  it("is not made of what is no executor", () => {
    expect([undefined, null, "executor", {}].map(wrapToolExecutor)).toEqual([false, false, false, false]);
  });
});
