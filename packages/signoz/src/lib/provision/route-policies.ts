// SPDX-License-Identifier: Apache-2.0
import type { RoutePolicy } from "../routing/routing.js";
import { policyTag } from "./ownership.js";
import type { Resource } from "./resource.js";

const path = "/api/v1/route_policies";

/** Route policies; the list has those that SigNoz makes for rules with channels of their own, too. */
export const routePolicies: Resource<RoutePolicy> = {
  kind: "route policy",
  nameOf: ({ name }) => name,
  list: async (api) => {
    const listed = (await api.request("GET", path)) as
      | { id: string; name: string; kind?: string; tags?: string[] | null }[]
      | null;
    return (listed ?? [])
      .filter(({ kind }) => kind !== "rule")
      .map((policy) => ({
        id: policy.id,
        name: policy.name,
        isOurs: policy.tags?.includes(policyTag) ?? false,
        content: policy,
      }));
  },
  create: async (api, wanted) => void (await api.request("POST", path, wanted)),
  update: async (api, id, wanted) => void (await api.request("PUT", `${path}/${id}`, wanted)),
  remove: async (api, id) => void (await api.request("DELETE", `${path}/${id}`)),
};
