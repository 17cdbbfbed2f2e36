// SPDX-License-Identifier: Apache-2.0
import type { DeliveryAnswer } from "../../../../src/lib/api/delivery-answer.js";
import type { Tone } from "../../parts/tag.js";

interface DeliveryLook {
  readonly word: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** How each state of the export is named, and what it means. */
export const deliveryLooks: Readonly<Record<DeliveryAnswer["state"], DeliveryLook>> = {
  "nothing waiting": {
    word: "nothing waits",
    tone: "plain",
    meaning: "All that was to be sent has been sent, or nothing is exported.",
  },
  waiting: {
    word: "on disk",
    tone: "warn",
    meaning: "Batches that could not be sent are on disk; the next process that exports sends them.",
  },
  sending: { word: "sending", tone: "live", meaning: "A process sends what waited." },
  "cut off": {
    word: "cut off",
    tone: "bad",
    meaning: "The collector failed three times in a row. What could not be sent waits on disk.",
  },
};
