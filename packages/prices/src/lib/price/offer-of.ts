// SPDX-License-Identifier: Apache-2.0
import type { Via } from "../book/price-row.js";
import { providerNamed } from "./provider-names.js";

/** Who is paid for a request, and which model of whom answered it. */
export interface Offer {
  readonly via: Via;
  /** Who makes the model. */
  readonly provider: string;
  /** Empty if it is not known. */
  readonly model: string;
}

/**
 * Reads who is meant from what a plugin reports. LiveKit Inference reports itself, `livekit`, with the maker in the
 * model's name: `deepgram/nova-3:en`.
 */
export function offerOf(reportedProvider: string, reportedModel: string | null, reportedVia: Via | null): Offer {
  const provider = providerNamed(reportedProvider);
  const model = reportedModel?.trim() ?? "";
  if (provider !== "livekit" && reportedVia !== "livekit-inference") return { via: "direct", provider, model };
  const [maker = "", ...rest] = model.split("/");
  const named = rest.length === 0 ? model : rest.join("/");
  const makerName = rest.length === 0 ? provider : providerNamed(maker);
  const isBilledApart = makerName === "deepgram" && multilingual.test(named);
  return {
    via: "livekit-inference",
    provider: makerName,
    model: isBilledApart ? named : withoutVariant(named),
  };
}

/** Deepgram bills more for a Nova model that hears several languages at once, which is no variant of the same price. */
const multilingual = /^nova-[^:]*:multi$/i;

/** LiveKit's model strings may carry a language or a voice behind a colon. */
function withoutVariant(model: string): string {
  return model.split(":")[0] ?? model;
}
