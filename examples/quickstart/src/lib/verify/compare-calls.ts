// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { ProviderKind, ServedRequest } from "@turnspan/scenario-kit";

/** Compares requests and call records one to one. Records don't carry the providers' ids, so they pair by what was used. */
export function compareCalls(requests: readonly ServedRequest[], calls: readonly CallRecord[]): readonly string[] {
  const served = requests.filter(isReported).map(describeRequest);
  const recorded = calls.map(describeCall);
  return [
    ...without(served, recorded).map((request) => `served but not recorded: ${request}`),
    ...without(recorded, served).map((call) => `recorded but not served: ${call}`),
  ];
}

// LiveKit reports every LLM request. It learns of the others only by what they send: nothing sent, nothing to record.
function isReported(request: ServedRequest): boolean {
  return request.kind === "llm" || request.usageSent;
}

function describeRequest(request: ServedRequest): string {
  const { kind, inputTokens, outputTokens, cachedTokens, characters, audioMs, cancelled, failed } = request;
  return describe({ kind, inputTokens, outputTokens, cachedTokens, characters, audioMs, cancelled, failed });
}

function describeCall(call: CallRecord): string {
  switch (call.kind) {
    case "llm":
    case "stt":
    case "tts":
      return describe({
        kind: call.kind,
        inputTokens: call.input_tokens,
        outputTokens: call.output_tokens,
        cachedTokens: call.cached_input_tokens,
        characters: call.characters,
        audioMs: call.audio_duration_ms,
        cancelled: call.cancelled,
        failed: !call.success,
      });
    case "realtime":
    case "turn_detector":
    case "interruption":
    case "embedding":
    case "rerank":
    case "other":
      return `${call.kind} by ${call.provider ?? "unknown"}`;
  }
}

interface Usage {
  readonly kind: ProviderKind;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly cachedTokens: number | null;
  readonly characters: number | null;
  readonly audioMs: number | null;
  readonly cancelled: boolean;
  readonly failed: boolean;
}

function describe(usage: Usage): string {
  const ending = usage.failed ? ", failed" : usage.cancelled ? ", cancelled" : "";
  return `${usage.kind}, ${amounts(usage)}${ending}`;
}

function amounts({ kind, inputTokens, outputTokens, cachedTokens, characters, audioMs, cancelled }: Usage): string {
  switch (kind) {
    case "llm":
    case "realtime":
      return `${inputTokens} input tokens (${cachedTokens} cached), ${outputTokens} output tokens`;
    case "stt":
      return `${audioMs} ms of audio`;
    case "tts":
      // A frame that is on its way when the caller barges in was sent but not counted.
      return cancelled ? `${characters} characters` : `${characters} characters, ${audioMs} ms of audio`;
    case "turn_detector":
      return "a prediction";
  }
}

/** What of `all` is left when each of `taken` has taken its equal away once. */
function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return all.filter((item) => {
    const index = left.indexOf(item);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
