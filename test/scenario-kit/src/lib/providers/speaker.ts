// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from "../ledger/ledger.js";
import type { ProviderIdentity } from "./provider-identity.js";
import type { FailureScript } from "./scripted-failure.js";
import type { ScriptedVoice } from "./scripted-voice.js";

/** What a request to a scripted voice needs of it. */
export interface Speaker {
  readonly voice: ScriptedVoice;
  readonly ledger: Ledger;
  readonly identity: ProviderIdentity;
  readonly failures: FailureScript;
  nextTtfbMs(): number;
}
