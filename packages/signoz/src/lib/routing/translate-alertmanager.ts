// SPDX-License-Identifier: Apache-2.0
import { markChannel } from "../provision/channel-mark.js";
import { channelPrefix, ownershipTag, policyTag } from "../provision/ownership.js";
import { SignozError } from "../api/signoz-error.js";
import type { Alertmanager } from "./alertmanager-schema.js";
import { fillEnvironment } from "./fill-environment.js";
import { matcherExpression } from "./matcher-expression.js";
import type { Channel, RoutePolicy, Routing } from "./routing.js";

/** Policies are the whole organisation's; ours speak of our alerts alone. */
const ours = `${ownershipTag.key} == ${JSON.stringify(ownershipTag.value)}`;

/**
 * What an alertmanager.yml says, in SigNoz's terms. Routes are tried in order and end at the first match unless they
 * say `continue`; route policies all apply, so each expression excludes what an earlier route ended. The root's
 * receiver hears of what no route took, and of everything if those that would take it are left out.
 * @throws SignozError if a route names a receiver that is not there, or a name could be taken for somebody else's.
 */
export function translateAlertmanager(
  { global, route, receivers }: Alertmanager,
  environment: Readonly<Record<string, string | undefined>>,
): Routing {
  const known = new Set(receivers.map(({ name }) => name));
  for (const name of [route.receiver, ...(route.routes ?? []).map(({ receiver }) => receiver)]) {
    if (!known.has(name)) throw invalid(`A route names the receiver ${name}, which is not there.`);
  }
  for (const name of known) {
    if (!name.startsWith(channelPrefix)) {
      throw invalid(`The receiver ${name} does not begin with ${channelPrefix}, as our channels do.`);
    }
  }
  const filled = receivers.map((receiver) => ({ name: receiver.name, ...fillEnvironment(receiver, environment) }));
  const made = filled.filter(({ empty }) => empty.length === 0);
  const madeNames = new Set(made.map(({ name }) => name));
  return {
    channels: made.map(({ value }) => markChannel(value as Channel)),
    policies: policiesOf(route, madeNames),
    serverSettings: serverSettingsOf(global, route),
    leftOut: filled.filter(({ empty }) => empty.length > 0).map(({ name, empty }) => ({ name, variables: empty })),
  };
}

function policiesOf(route: Alertmanager["route"], made: ReadonlySet<string>): RoutePolicy[] {
  const routes = (route.routes ?? []).filter(({ receiver }) => made.has(receiver));
  const taken: string[] = [];
  const ended: string[] = [];
  const policies = routes.map(({ receiver, matchers, continue: goesOn = false }, index) => {
    const condition = matchers.map(matcherExpression).join(" and ");
    const policy = policyOf(`turnspan-route-${index + 1}`, [condition, ...excluding(ended)], receiver);
    taken.push(condition);
    if (!goesOn) ended.push(condition);
    return policy;
  });
  return made.has(route.receiver)
    ? [...policies, policyOf("turnspan-route-default", excluding(taken), route.receiver)]
    : policies;
}

const excluding = (conditions: readonly string[]): string[] => conditions.map((condition) => `not (${condition})`);

function policyOf(name: string, conditions: readonly string[], receiver: string): RoutePolicy {
  return {
    name,
    description: `From alertmanager.yml: alerts for ${receiver}.`,
    expression: [ours, ...conditions].join(" and "),
    kind: "policy",
    channels: [receiver],
    tags: [policyTag],
  };
}

function serverSettingsOf(global: Alertmanager["global"], route: Alertmanager["route"]): Record<string, string> {
  const settings = {
    ROUTE_GROUP__WAIT: route.group_wait,
    ROUTE_GROUP__INTERVAL: route.group_interval,
    ROUTE_REPEAT__INTERVAL: route.repeat_interval,
    GLOBAL_RESOLVE__TIMEOUT: global?.resolve_timeout,
    GLOBAL_SMTP__SMARTHOST: global?.smtp_smarthost,
    GLOBAL_SMTP__FROM: global?.smtp_from,
  };
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      value === undefined ? [] : [[`SIGNOZ_ALERTMANAGER_SIGNOZ_${key}`, value]],
    ),
  );
}

function invalid(why: string): SignozError {
  return new SignozError({ code: "FILE_INVALID", why, fix: "Correct alertmanager/alertmanager.yml." });
}
