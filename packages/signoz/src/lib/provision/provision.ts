// SPDX-License-Identifier: Apache-2.0
import { SignozError } from "../api/signoz-error.js";
import type { SignozApi } from "../api/connection.js";
import { alertRuleResource } from "./alert-rules.js";
import { channels } from "./channels.js";
import { dashboardResource } from "./dashboard-resource.js";
import { differences } from "./differences.js";
import type { Desired } from "./read-desired.js";
import type { Resource, ResourceKind } from "./resource.js";
import { retentionOf } from "./retention.js";
import { routePolicies } from "./route-policies.js";

/** What has to be done, or was done, with one thing. */
export interface Change {
  readonly kind: ResourceKind;
  readonly name: string;
  /** `surplus` is ours, no longer wanted, and is left because pruning was not asked for. */
  readonly action: "create" | "update" | "unchanged" | "remove" | "surplus";
  /** Paths that differ, of an update. */
  readonly differences: readonly string[];
}

export interface ProvisionOptions {
  /** Say what would be done and do nothing; false by default. */
  readonly dryRun?: boolean;
  /** Remove what carries our mark and is no longer wanted; false by default. */
  readonly prune?: boolean;
}

interface Step {
  readonly change: Change;
  readonly run: (api: SignozApi) => Promise<void>;
}

const nothing = async (): Promise<void> => {};

/**
 * Makes SigNoz have what is wanted: channels, then the route policies that name them, then rules, dashboards and retention.
 * Everything is read and compared before anything is written. Running it again changes nothing.
 * @throws SignozError if SigNoz refuses something, or if something of that name is not ours.
 */
export async function provision(
  api: SignozApi,
  desired: Desired,
  { dryRun = false, prune = false }: ProvisionOptions = {},
): Promise<Change[]> {
  const planned = [
    await plan(api, channels, desired.channels, prune),
    await plan(api, routePolicies, desired.policies, prune),
    await plan(api, alertRuleResource, desired.rules, prune),
    await plan(api, dashboardResource, desired.dashboards, prune),
    await plan(api, retentionOf(desired.retention), desired.retention, prune),
  ];
  const writes = planned.flatMap(({ wanted }) => wanted);
  // What names a channel goes before the channel.
  const removals = planned.toReversed().flatMap(({ surplus }) => surplus);
  if (!dryRun) for (const { run } of [...writes, ...removals]) await run(api);
  return [...writes, ...removals].map(({ change }) => change);
}

async function plan<Wanted>(
  api: SignozApi,
  resource: Resource<Wanted>,
  wantedOnes: readonly Wanted[],
  prune: boolean,
): Promise<{ wanted: Step[]; surplus: Step[] }> {
  const { kind } = resource;
  const present = await resource.list(api);
  const wanted = wantedOnes.map((one): Step => {
    const name = resource.nameOf(one);
    const found = present.find((candidate) => candidate.name === name);
    if (found === undefined) {
      return {
        change: { kind, name, action: "create", differences: [] },
        run: async (target) => resource.create(target, one),
      };
    }
    if (!found.isOurs) throw notOurs(kind, name);
    const differing = differences(one, found.content);
    return differing.length === 0
      ? { change: { kind, name, action: "unchanged", differences: [] }, run: nothing }
      : {
          change: { kind, name, action: "update", differences: differing },
          run: async (target) => resource.update(target, found.id, one),
        };
  });
  const names = new Set(wantedOnes.map((one) => resource.nameOf(one)));
  const surplus = present
    .filter(({ name, isOurs }) => isOurs && !names.has(name))
    .map(({ id, name }): Step => ({
      change: { kind, name, action: prune ? "remove" : "surplus", differences: [] },
      run: prune ? async (target) => resource.remove(target, id) : nothing,
    }));
  return { wanted, surplus };
}

function notOurs(kind: ResourceKind, name: string): SignozError {
  return new SignozError({
    code: "NOT_OURS",
    why: `SigNoz has a ${kind} called ${name} that does not carry our mark, so it is left as it is.`,
    fix: `Rename or remove it in SigNoz, or rename ours; a channel that is edited by hand loses the mark. Nothing was written.`,
  });
}
