// SPDX-License-Identifier: Apache-2.0
import { pause } from "../clock/pause.js";
import type { Ledger } from "../ledger/ledger.js";
import type { TurnDetectorPlan } from "../scenario/provider-plan.js";
import { ScriptedTurnDetector } from "./scripted-turn-detector.js";

/** Makes the model that predicts the end of a turn. */
export function makeTurnDetector(plan: TurnDetectorPlan, ledger: Ledger) {
  return plan.from === "audio" ? new ScriptedTurnDetector(plan, ledger) : readingDetector(plan);
}

/** One that reads the words. */
function readingDetector({ takesMs, probabilities }: TurnDetectorPlan) {
  let asked = 0;
  return {
    model: "scripted-turn-detector-1",
    provider: "scripted",
    unlikelyThreshold: async () => 0.5,
    supportsLanguage: async () => true,
    predictEndOfTurn: async () => {
      await pause(takesMs);
      return probabilities[asked++ % probabilities.length] ?? 1;
    },
  };
}
