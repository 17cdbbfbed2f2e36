// SPDX-License-Identifier: Apache-2.0

/** Who is paid for a request, and which model of whom answered it. */
export interface Offer {
  readonly via: "direct" | "livekit-inference";
  readonly provider: string;
  readonly model: string;
}

const providers = ["deepgram", "elevenlabs", "cartesia", "openai"] as const;

/**
 * Reads who is meant from what a plugin reports: `Deepgram`, `ElevenLabs`, the host of an API such as
 * `api.openai.com`, or `livekit` with the maker in the model's name, `deepgram/nova-3`. Null if it is nobody we know.
 */
export function offerOf(reportedProvider: string, reportedModel: string, via: Offer["via"] | null): Offer | null {
  const name = reportedProvider.trim().toLowerCase();
  if (name === "livekit" || via === "livekit-inference") {
    const [maker, ...model] = reportedModel.split("/");
    const provider = model.length === 0 ? providerNamed(name) : providerNamed(maker?.toLowerCase() ?? "");
    if (provider === null) return null;
    return {
      via: "livekit-inference",
      provider,
      model: withoutVariant(model.length === 0 ? reportedModel : model.join("/")),
    };
  }
  const provider = providerNamed(name);
  return provider === null ? null : { via: "direct", provider, model: reportedModel };
}

/** A host counts only as the vendor's own: a proxy or a self-hosted model has prices of its own. */
function providerNamed(name: string): string | null {
  return providers.find((provider) => name === provider || ownHosts[provider].test(name)) ?? null;
}

const ownHosts: Readonly<Record<(typeof providers)[number], RegExp>> = {
  deepgram: /^(.+\.)?deepgram\.com$/,
  elevenlabs: /^(.+\.)?elevenlabs\.io$/,
  cartesia: /^(.+\.)?cartesia\.ai$/,
  openai: /^(.+\.)?openai\.com$/,
};

/** LiveKit's model strings may carry a language or a voice behind a colon. */
function withoutVariant(model: string): string {
  return model.split(":")[0] ?? model;
}
