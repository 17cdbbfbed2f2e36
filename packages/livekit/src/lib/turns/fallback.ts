// SPDX-License-Identifier: Apache-2.0
import type { EndedCall } from "./call.js";
import type { Conversation, Outage } from "./conversation.js";
import type { Instance } from "./fact.js";
import type { UsageReport } from "./usage.js";

/**
 * What fallback adapters have to do with a request of this model. Outages count as they were while the request ran: its
 * report may come after the model that had failed is back.
 */
export function fallbackOf(
  state: Conversation,
  { kind, startedAt, endedAt }: Pick<EndedCall, "kind" | "startedAt" | "endedAt">,
  served: Instance & Pick<UsageReport, "isAlone">,
): { fallback: EndedCall["fallback"]; isProbe: boolean } {
  // It may be the same as one behind an adapter that another agent has.
  if (served.isAlone === true) return { fallback: null, isProbe: false };
  const known = state.outages.filter(
    (outage) => outage.kind === kind && outage.from <= endedAt && isMember(outage, served),
  );
  const own = known.filter((outage) => isSameInstance(outage.instance, served));
  // Speech-to-text goes on with the connection that took over, although the first model is back.
  const goesOn = (outage: Outage) => kind === "stt" && !outage.servesAgain;
  const down = known.filter((outage) => outage.until === null || outage.until > startedAt || goesOn(outage));
  const [first] = down;
  // Of models that report alike nobody can tell which has answered: it is one that works, as long as there is one.
  const alikeDown = countOf(down, served);
  const isOneAlike = alikeDown > 0 && own.some(({ alike }) => alike > alikeDown);
  // A model is back once an answer of it is there: one that came before was asked for to see, unless all had failed.
  if (!isOneAlike && own.some((outage) => outage.until === null || endedAt <= outage.until)) {
    return { fallback: null, isProbe: first !== undefined && down.length < first.instances };
  }
  const others = isOneAlike ? down : down.filter((outage) => !isSameInstance(outage.instance, served));
  const [original] = others;
  if (!original) return { fallback: null, isProbe: false };
  const chain = [...others.map((outage) => outage.instance), served];
  return { fallback: { original: original.instance, chain }, isProbe: false };
}

/** How many of these are of models that report as this one. */
function countOf(outages: readonly Outage[], served: Instance): number {
  return outages.filter(({ instance }) => isSameInstance(instance, served)).length;
}

/** Whether a model is one of the adapter's, which asks those that cannot stream through an adapter of their own. */
function isMember({ members }: Outage, served: Instance): boolean {
  if (members === null) return true;
  return members.some((member) => isSameInstance(member, served) || member.label.endsWith(`<${served.label}>`));
}

/** The outages after a request: a model that is back and was asked since has taken over again. */
export function servedAgain(
  outages: readonly Outage[],
  { kind, startedAt }: Pick<EndedCall, "kind" | "startedAt">,
  served: Instance,
): readonly Outage[] {
  const isOver = ({ kind: failed, until, instance }: Outage) =>
    failed === kind && until !== null && until <= startedAt && isSameInstance(instance, served);
  return outages.map((outage) => (isOver(outage) ? { ...outage, servesAgain: true } : outage));
}

/** Whether two reports come from the same model behind an adapter. */
export function isSameInstance(one: Instance, other: Instance): boolean {
  return one.label === other.label && one.provider === other.provider && one.model === other.model;
}
