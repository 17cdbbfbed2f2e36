// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { ServedRequest, Truth } from "@turnspan/scenario-kit";
import type { Observed } from "./observed.js";
import { pairCalls } from "./pair-calls.js";

/** Tokens, characters and milliseconds of audio, call by call and in sum, exactly; what was never told is unknown. */
export function checkUsage(truth: Truth, observed: Observed): readonly string[] {
  const { pairs } = pairCalls(truth.requests, observed.calls);
  return [...pairs.flatMap(({ request, call }) => compareUsage(request, call)), ...compareSums(truth, observed)];
}

function compareUsage(request: ServedRequest, call: CallRecord): readonly string[] {
  return Object.entries(usageOf(request, call)).flatMap(([key, [served, recorded]]) =>
    served === recorded ? [] : [`${request.requestId}: ${key} was ${served}, recorded ${recorded}`],
  );
}

function usageOf(request: ServedRequest, call: CallRecord): Record<string, [number | null, number | null]> {
  switch (request.kind) {
    case "llm":
      return tokensOf(request, call);
    case "stt":
      return { audio: [request.usageSent ? request.audioMs : null, call.audio_duration_ms] };
    case "tts":
      if (!request.usageSent) return {};
      return {
        characters: [request.characters, call.characters],
        // A frame that is on its way when the caller barges in was sent but not counted.
        ...(request.cancelled ? {} : { audio: [request.audioMs, call.audio_duration_ms] }),
      };
    case "turn_detector":
      return {};
    case "realtime":
      return {
        ...tokensOf(request, call),
        "input audio tokens": [request.inputAudioTokens, call.input_audio_tokens],
        "cached input audio tokens": [request.cachedAudioTokens, call.cached_input_audio_tokens],
        "output audio tokens": [request.outputAudioTokens, call.output_audio_tokens],
        "session ms": [request.sessionMs, call.session_duration_ms],
      };
  }
}

function tokensOf(request: ServedRequest, call: CallRecord): Record<string, [number | null, number | null]> {
  const told = <T>(value: T) => (request.usageSent ? value : null);
  return {
    "input tokens": [told(request.inputTokens), call.input_tokens],
    "output tokens": [told(request.outputTokens), call.output_tokens],
    "cached input tokens": [told(request.cachedTokens), call.cached_input_tokens],
  };
}

/** The totals of the run are what the providers have told; a request whose record got lost shows here. */
function compareSums({ requests }: Truth, { runs }: Observed): readonly string[] {
  const total = runs.at(-1);
  if (total === undefined) return [];
  const sum = (key: "inputTokens" | "outputTokens" | "characters" | "audioMs", kinds: readonly string[]) =>
    requests
      .filter((request) => request.usageSent && kinds.includes(request.kind))
      .reduce((so, request) => so + (request[key] ?? 0), 0);
  const sums: [string, number, number | null][] = [
    ["input tokens", sum("inputTokens", ["llm", "realtime"]), total.total_input_tokens],
    ["output tokens", sum("outputTokens", ["llm", "realtime"]), total.total_output_tokens],
    ["characters", sum("characters", ["tts"]), total.total_characters],
    ["audio ms heard", sum("audioMs", ["stt"]), total.total_audio_ms],
  ];
  return sums.flatMap(([key, served, recorded]) =>
    served === (recorded ?? 0) ? [] : [`${key} of the run: ${served} were served, recorded ${recorded}`],
  );
}
