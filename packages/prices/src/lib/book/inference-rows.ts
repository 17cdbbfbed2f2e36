// SPDX-License-Identifier: Apache-2.0
import type { LiveKitPlan, PriceRow, PriceUnit } from "./price-row.js";

const sourceUrl = "https://livekit.io/pricing";
const readOn = "2026-06";
/** The day of the month is not known; on its last the page had been read. */
const validFrom = "2026-06-30";
const plans = ["build", "ship", "scale"] as const satisfies readonly LiveKitPlan[];

/** Rows of a model that LiveKit Inference resells, one a plan. */
export function inferenceRows(
  provider: string,
  model: string,
  unit: PriceUnit,
  usdByPlan: Readonly<Record<LiveKitPlan, number>>,
): PriceRow[] {
  return plans.map((plan) => ({
    id: `${provider}/${model}/livekit-${plan}/${readOn}`,
    provider,
    models: [model],
    kind: unit === "audio_minute" ? "stt" : "tts",
    via: "livekit-inference",
    plan,
    unit,
    usd: usdByPlan[plan],
    valid_from: validFrom,
    valid_to: null,
    source_url: sourceUrl,
    read_on: readOn,
    note: null,
  }));
}
