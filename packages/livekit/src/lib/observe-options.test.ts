// SPDX-License-Identifier: Apache-2.0
import { ConfigError } from "@turnspan/telemetry";
import { describe, expect, it } from "vitest";
import { checkSession, splitOptions } from "./observe-options.js";

const job = { job: { id: "AJ_1", agentName: "a" }, addShutdownCallback: () => {} };

function keyOfError(run: () => unknown): string | null {
  try {
    run();
  } catch (error) {
    return error instanceof ConfigError ? error.key : String(error);
  }
  return null;
}

describe("the options of observe", () => {
  it("are parted into those of the conversation and those of the process", () => {
    const { own, telemetry } = splitOptions({ job, tenant: "acme", dir: "x", captureContent: "local" });
    expect(own).toMatchObject({ job, tenant: "acme", agentName: null, recordFacts: null });
    expect(telemetry).toEqual({ dir: "x", captureContent: "local" });
  });

  it.each([
    ["options", null],
    ["options", []],
    ["job", { job: {} }],
    ["job", { job: { job: undefined, addShutdownCallback: () => {} } }],
    ["metadata", { metadata: { text: "x".repeat(257) } }],
    ["metadata", { metadata: Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`k${index}`, 1])) }],
    ["recordFacts", { recordFacts: 7 }],
    ["budget", { budget: 5 }],
    ["budget", { budget: {} }],
    ["budget", { budget: { onExceeded: () => {} } }],
    ["budget.perTurnUsd", { budget: { perTurnUsd: 0 } }],
    ["budget.perConversationUsd", { budget: { perConversationUsd: "1" } }],
    ["budget.perConversationUsd", { budget: { perConversationUsd: Number.NaN } }],
    ["budget.perCallUsd", { budget: { perCallUsd: 1 } }],
    ["budget.onExceeded", { budget: { perTurnUsd: 1, onExceeded: "mail" } }],
  ])("name %s where it is wrong", (key, options) => {
    expect(keyOfError(() => splitOptions(options as never))).toBe(key);
  });
});

describe("the session given to observe", () => {
  it.each([[null], [undefined], [{}], ["session"], [{ on: 1, off: 2 }]])("is no %o", (session) => {
    expect(keyOfError(() => checkSession(session))).toBe("session");
  });

  it("is anything that can be listened to", () => {
    expect(keyOfError(() => checkSession({ on: () => {}, off: () => {} }))).toBeNull();
  });
});
