// SPDX-License-Identifier: Apache-2.0
import type { ProviderIdentity } from "./provider-identity.js";
import type { FailurePlan } from "./scripted-failure.js";

/** What every scripted provider can be given beside its script. */
export interface ProviderScript {
  /** Default: provider `scripted` and a model named after the kind. */
  readonly identity?: ProviderIdentity;
  /** Default: no request fails. */
  readonly failures?: FailurePlan;
}
