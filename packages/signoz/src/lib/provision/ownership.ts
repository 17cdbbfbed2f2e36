// SPDX-License-Identifier: Apache-2.0

/** Tag of our dashboards and label of our rules; what lacks it is never changed or removed. */
export const ownershipTag = { key: "managed_by", value: "turnspan" } as const;

/** How the names of our channels begin, for those who read a list of them; what is ours is told by the mark inside. */
export const channelPrefix = "turnspan-";

/** Tag of our route policies. */
export const policyTag = `${ownershipTag.key}:${ownershipTag.value}`;
