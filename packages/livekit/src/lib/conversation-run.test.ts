// SPDX-License-Identifier: Apache-2.0
import type { Telemetry } from "@turnspan/telemetry";
import { expect, it } from "vitest";
import { fact, identity } from "../../test/kit/facts.js";
import { startConversation } from "./conversation-run.js";
import { noTerms } from "./costs/terms.js";

it("reports a turn that has no room for more, each time that it has to leave something out", () => {
  const codes: string[] = [];
  const telemetry = {
    guard: (_name: string, callback: unknown) => callback,
    writeFinal: () => {},
    countFact: () => {},
    report: ({ code }: { readonly code: string }) => codes.push(code),
  } as unknown as Telemetry;
  const run = startConversation({
    identity,
    telemetry,
    terms: noTerms,
    onExceeded: undefined,
    factFile: null,
    onOver: () => {},
  });
  for (let number = 0; number < 503; number += 1) {
    const parentSpeechId = number === 0 ? null : `s${number - 1}`;
    run.take(fact(1000, "speech_created", { speechId: `s${number}`, source: "say", parentSpeechId }));
  }
  expect(codes).toEqual(["turn_too_large", "turn_too_large", "turn_too_large"]);
  run.close("test");
});
