// SPDX-License-Identifier: Apache-2.0
import { type Fact, parseFacts } from "../../../src/index.js";

/** A recording without what tells on which machine it was made. */
export function withoutMachine(recording: string): string {
  return parseFacts(recording)
    .map((fact) => `${JSON.stringify(anonymous(fact))}\n`)
    .join("");
}

function anonymous(fact: Fact): Fact {
  if (fact.type !== "conversation_started") return fact;
  return { ...fact, identity: { ...fact.identity, hostName: "host", processId: 1 } };
}
