// SPDX-License-Identifier: Apache-2.0
import { llm, stt, tts, type voice } from "@livekit/agents";
import type { Ledger } from "../ledger/ledger.js";
import { ScriptedBatchStt } from "../providers/scripted-batch-stt.js";
import { ScriptedLlm } from "../providers/scripted-llm.js";
import { ScriptedStt } from "../providers/scripted-stt.js";
import { ScriptedTts } from "../providers/scripted-tts.js";
import { ScriptedRealtimeModel } from "../realtime/scripted-realtime-model.js";
import type { ProviderPlan, SttPlan } from "../scenario/provider-plan.js";
import type { ScriptedVad } from "../vad/scripted-vad.js";

/** Makes the providers of a plan, as options of a session. */
export function makeProviders(plan: ProviderPlan, ledger: Ledger, vad: ScriptedVad): voice.AgentSessionOptions {
  if (plan.realtime !== undefined) {
    // What it says about the end of speech is what LiveKit knows of it.
    const endOfSpeech = (atMs: number) => vad.note({ placedAtMs: atMs, reportedAtMs: atMs });
    return { llm: new ScriptedRealtimeModel(plan.realtime, ledger, endOfSpeech) };
  }
  const llms = (plan.llm ?? []).map((one) => new ScriptedLlm(one.replies ?? plan.replies ?? [], ledger, one));
  const stts = (plan.stt ?? []).map((one) => recognizer(one, ledger));
  const ttses = (plan.tts ?? []).map((one) => new ScriptedTts(one.voice, ledger, one));
  const [onlyLlm] = llms;
  const [onlyStt] = stts;
  const [onlyTts] = ttses;
  const retry = { retryInterval: 0.05 };
  return {
    ...(onlyLlm && { llm: llms.length === 1 ? onlyLlm : new llm.FallbackAdapter({ llms, ...retry }) }),
    ...(onlyStt && {
      stt: stts.length === 1 ? onlyStt : new stt.FallbackAdapter({ sttInstances: stts, vad, maxRetryPerSTT: 0 }),
    }),
    ...(onlyTts && { tts: ttses.length === 1 ? onlyTts : fallbackVoice(ttses) }),
  };
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
