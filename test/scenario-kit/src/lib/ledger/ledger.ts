// SPDX-License-Identifier: Apache-2.0
import type { ProviderIdentity } from "../providers/provider-identity.js";
import type { ProviderKind, ServedRequest } from "./served-request.js";

/** What the providers of one conversation served, in the order in which the requests came. */
export class Ledger {
  readonly requests: ServedRequest[] = [];

  /** Opens the entry of a request that starts now; the provider fills it in. Ids count from 1 for each kind. */
  open(
    kind: ProviderKind,
    { provider, model, member }: Pick<ProviderIdentity, "provider" | "model" | "member">,
  ): ServedRequest {
    const position = this.requests.filter((request) => request.kind === kind).length + 1;
    const request: ServedRequest = {
      kind,
      requestId: `${kind}_${position}`,
      provider,
      model,
      member: member ?? null,
      startedAtMs: Date.now(),
      firstByteAtMs: null,
      endedAtMs: null,
      inputTokens: null,
      outputTokens: null,
      cachedTokens: null,
      inputAudioTokens: null,
      cachedAudioTokens: null,
      outputAudioTokens: null,
      sessionMs: null,
      characters: null,
      audioMs: null,
      cancelled: false,
      failed: false,
      usageSent: false,
    };
    this.requests.push(request);
    return request;
  }

  /** Takes back the entry of a request that came to nothing and is not billed. */
  withdraw(request: ServedRequest): void {
    const index = this.requests.indexOf(request);
    if (index !== -1) this.requests.splice(index, 1);
  }
}
