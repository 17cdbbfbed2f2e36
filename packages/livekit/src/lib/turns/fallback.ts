// SPDX-License-Identifier: Apache-2.0
import type { EndedCall } from "./call.js";
import type { Conversation } from "./conversation.js";
import type { Instance } from "./fact.js";

/** What fallback adapters have to do with a request of this model. */
export function fallbackOf(
  state: Conversation,
  kind: EndedCall["kind"],
  served: Instance,
): { fallback: EndedCall["fallback"]; isProbe: boolean } {
  const down = state.unavailable.filter((one) => one.kind === kind);
  const [first] = down;
  if (!first) return { fallback: null, isProbe: false };
  if (down.some((one) => isSameInstance(one.instance, served))) {
    // A model that was given up is asked again to see if it is back, or because all others have failed too.
    return { fallback: null, isProbe: down.length < first.instances };
  }
  const chain = [...down.map((one) => one.instance), served];
  return { fallback: { original: first.instance, chain }, isProbe: false };
}

/** Whether two reports come from the same model behind an adapter. */
export function isSameInstance(one: Instance, other: Instance): boolean {
  return one.label === other.label && one.provider === other.provider && one.model === other.model;
}
