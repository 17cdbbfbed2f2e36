// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import { formatCount } from "../../text/figures.js";

/** Who began the turns of a conversation; `count` are those that ended. */
export function turnsNote(turns: readonly TurnRecord[], count: number): string {
  const missing = count - turns.length;
  if (missing > 0) return `${formatCount(missing)} not recorded`;
  if (turns.length === 0) return "none has ended";
  const byAgent = turns.filter((turn) => turn.initiator === "agent").length;
  return byAgent === 0 ? "all begun by the caller" : `${formatCount(byAgent)} begun by the agent`;
}
