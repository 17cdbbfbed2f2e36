// SPDX-License-Identifier: Apache-2.0
import { llm, stt, tts, type voice } from "@livekit/agents";
import type { Ledger } from "../ledger/ledger.js";
import type { LlmReply } from "../providers/llm-reply.js";
import type { ProviderScript } from "../providers/provider-script.js";
import { ScriptedBatchStt } from "../providers/scripted-batch-stt.js";
import { ScriptedLlm } from "../providers/scripted-llm.js";
import { ScriptedStt } from "../providers/scripted-stt.js";
import { ScriptedTts } from "../providers/scripted-tts.js";
import { ScriptedRealtimeModel } from "../realtime/scripted-realtime-model.js";
import type { LlmPlan, ProviderPlan, SttPlan } from "../scenario/provider-plan.js";
import type { ScriptedVad } from "../vad/scripted-vad.js";

/** Makes the providers of a plan, as options of a session. */
export function makeProviders(plan: ProviderPlan, ledger: Ledger, vad: ScriptedVad): voice.AgentSessionOptions {
  if (plan.realtime !== undefined) {
    // What it says about the end of speech is what LiveKit knows of it.
    const endOfSpeech = (atMs: number) => vad.note({ placedAtMs: atMs, reportedAtMs: atMs });
    return { llm: new ScriptedRealtimeModel(plan.realtime, ledger, endOfSpeech) };
  }
  const stts = numbered(plan.stt ?? []).map((one) => recognizer(one, ledger));
  const ttses = numbered(plan.tts ?? []).map((one) => new ScriptedTts(one.voice, ledger, one));
  const [onlyStt] = stts;
  const [onlyTts] = ttses;
  return {
    ...(plan.llm && { llm: makeLlm(plan.llm, plan.replies, ledger) }),
    ...(onlyStt && {
      stt: stts.length === 1 ? onlyStt : new stt.FallbackAdapter({ sttInstances: stts, vad, maxRetryPerSTT: 0 }),
    }),
    ...(onlyTts && { tts: ttses.length === 1 ? onlyTts : fallbackVoice(ttses) }),
  };
}

/** Makes a language model, or several behind LiveKit's fallback adapter. `replies`: those of models without their own. */
export function makeLlm(plans: readonly LlmPlan[], replies: readonly LlmReply[] = [], ledger: Ledger): llm.LLM {
  const llms = numbered(plans).map((one) => new ScriptedLlm(one.replies ?? replies, ledger, one));
  const [only] = llms;
  return llms.length === 1 && only !== undefined ? only : new llm.FallbackAdapter({ llms, retryInterval: 0.05 });
}

/** Members of an adapter know their places, so that the ledger tells even equal ones apart. */
function numbered<T extends ProviderScript>(plans: readonly T[]): readonly T[] {
  if (plans.length < 2) return plans;
  return plans.map((plan, index) =>
    plan.identity === undefined ? plan : { ...plan, identity: { ...plan.identity, member: index + 1 } },
  );
}

/** LiveKit's adapter goes on probing after the session has closed, and Node throws on an error that nobody hears. */
function fallbackVoice(ttsInstances: tts.TTS[]): tts.TTS {
  const adapter = new tts.FallbackAdapter({ ttsInstances, maxRetryPerTTS: 0 });
  adapter.on("error", () => {});
  return adapter;
}

function recognizer(plan: SttPlan, ledger: Ledger): stt.STT {
  const { transcripts, streaming = true } = plan;
  return streaming ? new ScriptedStt(transcripts, ledger, plan) : new ScriptedBatchStt(transcripts, ledger, plan);
}
