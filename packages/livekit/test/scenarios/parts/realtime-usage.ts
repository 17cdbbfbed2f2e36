// SPDX-License-Identifier: Apache-2.0
import type { RealtimeReply } from "@turnspan/scenario-kit";

/** What reply `number` of a scenario uses; each has numbers of its own, so that no mix-up goes unnoticed. */
export function realtimeUsage(number: number): RealtimeReply["usage"] {
  return {
    inputTokens: 400 + 31 * number,
    inputAudioTokens: 320 + 11 * number,
    cachedTokens: 40 * number,
    cachedAudioTokens: 16 * number,
    outputTokens: 120 + 7 * number,
    outputAudioTokens: 90 + 5 * number,
  };
}
