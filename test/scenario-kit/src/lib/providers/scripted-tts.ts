// SPDX-License-Identifier: Apache-2.0
import { type APIConnectOptions, tts } from "@livekit/agents";
import type { Ledger } from "../ledger/ledger.js";
import type { ProviderIdentity } from "./provider-identity.js";
import type { ProviderScript } from "./provider-script.js";
import { FailureScript } from "./scripted-failure.js";
import { ScriptedTtsChunks } from "./scripted-tts-chunks.js";
import { ScriptedTtsStream } from "./scripted-tts-stream.js";
import type { ScriptedVoice } from "./scripted-voice.js";
import { toneSampleRate } from "./speaking-tone.js";

const usualIdentity: ProviderIdentity = { provider: "scripted", model: "scripted-tts-1", label: "scripted.TTS" };

/** A voice that speaks a hum as long as the text, sentence by sentence, and enters every request in the ledger. */
export class ScriptedTts extends tts.TTS {
  override label: string;
  readonly voice: ScriptedVoice;
  readonly ledger: Ledger;
  readonly identity: ProviderIdentity;
  readonly failures: FailureScript;
  #requests = 0;

  constructor(voice: ScriptedVoice, ledger: Ledger, { identity, failures }: ProviderScript = {}) {
    super(toneSampleRate, 1, { streaming: voice.streaming ?? true });
    this.voice = voice;
    this.ledger = ledger;
    this.identity = identity ?? usualIdentity;
    this.label = this.identity.label;
    this.failures = new FailureScript(failures);
  }

  override get model(): string {
    return this.identity.model;
  }

  override get provider(): string {
    return this.identity.provider;
  }

  /** The time to first byte of the next request, in ms. */
  nextTtfbMs(): number {
    const { ttfbMs } = this.voice;
    return ttfbMs[this.#requests++ % ttfbMs.length] ?? 0;
  }

  override synthesize(text: string, connOptions?: APIConnectOptions, abortSignal?: AbortSignal): tts.ChunkedStream {
    return new ScriptedTtsChunks(this, text, connOptions, abortSignal);
  }

  override stream(options?: { connOptions?: APIConnectOptions }): tts.SynthesizeStream {
    if (!this.capabilities.streaming) throw new Error("this voice takes whole sentences only");
    return new ScriptedTtsStream(this, options?.connOptions);
  }
}
