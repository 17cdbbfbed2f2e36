// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import { formatCount } from "../../text/figures.js";

/** Who began the turns of a conversation. */
export function turnsNote(turns: readonly TurnRecord[]): string {
  if (turns.length === 0) return "none is recorded";
  const byAgent = turns.filter((turn) => turn.initiator === "agent").length;
  return byAgent === 0 ? "all begun by the caller" : `${formatCount(byAgent)} begun by the agent`;
}
