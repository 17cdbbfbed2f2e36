// SPDX-License-Identifier: Apache-2.0
import { SignozError } from "../api/signoz-error.js";
import type { Channel } from "../routing/routing.js";
import { ownershipTag } from "./ownership.js";

const { key, value } = ownershipTag;

/** Where a notification of a kind has room for our mark, which SigNoz gives back as it was. */
interface Place {
  /** The settings with the mark. */
  put(settings: Settings): Settings;
  has(settings: Settings): boolean;
}
type Settings = Readonly<Record<string, unknown>>;

const asField = (name: string, text: string): Place => ({
  put: (settings) => ({ ...settings, [name]: text }),
  has: (settings) => settings[name] === text,
});
const inside = (field: string, name: string): Place => ({
  put: (settings) => ({ ...settings, [field]: { ...(settings[field] as object | undefined), [name]: value } }),
  has: (settings) => (settings[field] as Settings | null | undefined)?.[name] === value,
});
/** What follows # in an address is never sent. */
const inAddress = (field: string): Place => ({
  put: (settings) => ({ ...settings, [field]: `${String(settings[field])}#${key}=${value}` }),
  has: (settings) => typeof settings[field] === "string" && settings[field].endsWith(`#${key}=${value}`),
});

const places: Readonly<Record<string, Place>> = {
  email_configs: inside("headers", "X-Managed-By"),
  msteamsv2_configs: inAddress("webhook_url"),
  opsgenie_configs: inside("details", key),
  pagerduty_configs: inside("details", key),
  slack_configs: asField("callback_id", `${key}:${value}`),
  webhook_configs: inAddress("url"),
};

/**
 * The channel with our mark in each of its notifications: channels have neither tags nor labels.
 * @throws SignozError for a kind of notification that has no room for it.
 */
export function markChannel({ name, ...kinds }: Channel): Channel {
  const marked = Object.entries(kinds).map(([kind, list]) => {
    const place = Object.hasOwn(places, kind) ? places[kind] : undefined;
    if (place !== undefined) return [kind, (list as Settings[]).map((settings) => place.put(settings))];
    throw new SignozError({
      code: "FILE_INVALID",
      why: `The receiver ${name} has ${kind}, in which a channel cannot be marked as ours.`,
      fix: `Use one of ${Object.keys(places).join(", ")} in alertmanager/alertmanager.yml, or make the channel by hand.`,
    });
  });
  return { name, ...(Object.fromEntries(marked) as Omit<Channel, "name">) };
}

/** Whether every notification of a channel carries our mark. */
export function isMarked(channel: unknown): boolean {
  if (typeof channel !== "object" || channel === null) return false;
  const lists = Object.entries(channel).filter(([kind, list]) => kind.endsWith("_configs") && Array.isArray(list));
  const settings = lists.flatMap(([kind, list]) =>
    (list as Settings[]).map((one) => Object.hasOwn(places, kind) && places[kind]?.has(one)),
  );
  return settings.length > 0 && settings.every((has) => has === true);
}
