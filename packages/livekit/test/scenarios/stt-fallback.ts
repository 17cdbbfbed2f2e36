// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

const heard = [{ text: "Are you open?", finalDelayMs: 40 }];

export const sttFallback: Scenario = {
  name: "stt-fallback",
  shows: "the first recognizer fails as the call begins, also when it is probed; the second hears",
  medium: "voice",
  fallback: { from: "alpha", to: "beta" },
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    stt: [
      { identity: primary("stt"), transcripts: heard, failures: "dropped" },
      { identity: backup("stt"), transcripts: heard },
    ],
  },
  steps: [
    { do: "wait", ms: 400 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
  // The first failure is known by what the adapter says of it; it happens before anyone has spoken.
  untold: 1,
  outside: 1,
};
