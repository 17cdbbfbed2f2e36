// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { ServedRequest } from "@turnspan/scenario-kit";

/** What a provider served, in the words of both sides. Amounts that a side does not know are null. */
interface Usage {
  readonly id: string | null;
  readonly inputTokens: number | null;
  readonly cachedTokens: number | null;
  readonly outputTokens: number | null;
  readonly characters: number | null;
  readonly audioMs: number | null;
}

/** The served requests as records should have them, by id. */
export function usageServed(requests: readonly ServedRequest[]): Usage[] {
  return requests
    .map(({ requestId, inputTokens, cachedTokens, outputTokens, characters, audioMs }) => ({
      id: requestId,
      inputTokens,
      cachedTokens,
      outputTokens,
      characters,
      // Records hold whole milliseconds.
      audioMs: audioMs === null ? null : Math.round(audioMs),
    }))
    .toSorted(byId);
}

/** The recorded calls in the same words, by id. */
export function usageRecorded(calls: readonly CallRecord[]): Usage[] {
  return calls
    .map((call) => ({
      id: call.request_id,
      inputTokens: call.input_tokens,
      cachedTokens: call.cached_input_tokens,
      outputTokens: call.output_tokens,
      characters: call.characters,
      audioMs: call.audio_duration_ms,
    }))
    .toSorted(byId);
}

function byId(a: Usage, b: Usage): number {
  return (a.id ?? "").localeCompare(b.id ?? "");
}
