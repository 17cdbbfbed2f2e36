// SPDX-License-Identifier: Apache-2.0

/** What a provider is called: by LiveKit's plugins, in a model string of LiveKit Inference, and by people. */
interface Names {
  readonly names?: readonly string[];
  /** Its own hosts, subdomains included: a proxy or a self-hosted model has prices of its own. */
  readonly hosts?: readonly string[];
}

/** Providers by our name for them. */
const providers: Readonly<Record<string, Names>> = {
  anthropic: { names: ["claude"], hosts: ["anthropic.com"] },
  assemblyai: { names: ["assembly ai", "assembly"], hosts: ["assemblyai.com"] },
  aws: {
    names: [
      "amazon",
      "amazon web services",
      "amazon bedrock",
      "aws bedrock",
      "bedrock",
      "amazon polly",
      "amazon transcribe",
    ],
    hosts: ["amazonaws.com"],
  },
  azure: {
    names: ["azure stt", "azure tts", "azure openai", "azure speech", "microsoft azure", "microsoft"],
    hosts: ["openai.azure.com", "services.ai.azure.com", "cognitiveservices.azure.com", "speech.microsoft.com"],
  },
  baseten: { hosts: ["baseten.co"] },
  cartesia: { hosts: ["cartesia.ai"] },
  cerebras: { hosts: ["cerebras.ai"] },
  cohere: { hosts: ["cohere.com", "cohere.ai"] },
  deepgram: { hosts: ["deepgram.com"] },
  deepseek: { names: ["deepseek-ai"], hosts: ["deepseek.com"] },
  elevenlabs: { names: ["eleven labs", "eleven", "11labs"], hosts: ["elevenlabs.io"] },
  fireworks: { names: ["fireworks ai", "fireworksai", "fireworks.ai"], hosts: ["fireworks.ai"] },
  google: {
    names: [
      "gemini",
      "vertex ai",
      "vertexai",
      "vertex",
      "google cloud",
      "google cloud platform",
      "google ai",
      "google ai studio",
      "gcp",
    ],
    hosts: ["googleapis.com"],
  },
  groq: { hosts: ["groq.com"] },
  hume: { names: ["hume ai"], hosts: ["hume.ai"] },
  inworld: { names: ["inworld ai"], hosts: ["inworld.ai"] },
  livekit: { names: ["livekit inference", "livekit-inference", "livekit cloud"] },
  lmnt: { hosts: ["lmnt.com"] },
  minimax: { hosts: ["minimax.io", "minimaxi.com"] },
  mistral: { names: ["mistralai", "mistral ai"], hosts: ["mistral.ai"] },
  moonshotai: { names: ["moonshot", "moonshot ai", "kimi"], hosts: ["moonshot.ai", "moonshot.cn"] },
  novita: { names: ["novita ai"], hosts: ["novita.ai"] },
  openai: { names: ["open ai"], hosts: ["openai.com"] },
  openrouter: { hosts: ["openrouter.ai"] },
  perplexity: { hosts: ["perplexity.ai"] },
  rime: { names: ["rime ai"], hosts: ["rime.ai"] },
  speechmatics: { hosts: ["speechmatics.com"] },
  telnyx: { hosts: ["telnyx.com"] },
  together: { names: ["together ai", "togetherai", "together.ai"], hosts: ["together.xyz", "together.ai"] },
  twilio: { hosts: ["twilio.com"] },
  ultravox: { names: ["fixie", "fixie-ai"], hosts: ["ultravox.ai"] },
  xai: { names: ["x-ai", "x.ai", "grok"], hosts: ["x.ai"] },
};

const byName = new Map(
  Object.entries(providers).flatMap(([provider, { names = [] }]) =>
    [provider, ...names].map((name) => [name, provider] as const),
  ),
);

const byHost = new Map(
  Object.entries(providers).flatMap(([provider, { hosts = [] }]) => hosts.map((host) => [host, provider] as const)),
);

/**
 * Our name for a provider, from what a plugin reports (`Deepgram`, `Gemini`, `api.openai.com`) or a person writes
 * (`ElevenLabs`, `11labs`, `Azure OpenAI`). Who is not known keeps the name, in lower case, for prices of your own.
 */
export function providerNamed(reported: string): string {
  const kept = answers.get(reported);
  if (kept !== undefined) return kept;
  const answer = findProvider(reported);
  if (answers.size >= answersMost) answers.clear();
  answers.set(reported, answer);
  return answer;
}

/** A process hears a handful of names again and again. */
const answers = new Map<string, string>();
const answersMost = 500;

/** No name of a host is longer. */
const hostMost = 253;

function findProvider(reported: string): string {
  const name = reported.trim().toLowerCase();
  const known = byName.get(name) ?? byName.get(name.replace(/[\s_]+/g, " "));
  if (known !== undefined) return known;
  const authority = authorityOf(name);
  const host = authority.replace(/:\d+$/, "");
  if (host.length > hostMost) return name;
  for (let at = 0; at !== -1 && at < host.length;) {
    const owner = byHost.get(host.slice(at));
    if (owner !== undefined) return owner;
    const dot = host.indexOf(".", at);
    at = dot === -1 ? -1 : dot + 1;
  }
  return (name.includes("://") ? authority : name).replace(/\s+/g, "-");
}

/** The host and port of an address such as `https://api.openai.com/v1`, with or without its scheme. */
function authorityOf(address: string): string {
  const [authority = ""] = address.replace(/^[a-z][a-z0-9+.-]*:\/\//, "").split(/[/?#\\]/, 1);
  return authority.slice(authority.lastIndexOf("@") + 1);
}
