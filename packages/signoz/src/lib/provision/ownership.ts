// SPDX-License-Identifier: Apache-2.0

/** Tag of our dashboards and label of our rules; what lacks it is never changed or removed. */
export const ownershipTag = { key: "managed_by", value: "turnspan" } as const;

/** Channels have neither tags nor labels: theirs is the beginning of the name. */
export const channelPrefix = "turnspan-";

/** Tag of our route policies. */
export const policyTag = `${ownershipTag.key}:${ownershipTag.value}`;
