// SPDX-License-Identifier: Apache-2.0
import type { AlertRule } from "../alerts/rule-json.js";
import { ownershipTag } from "./ownership.js";
import type { Resource } from "./resource.js";

const path = "/api/v2/rules";

/** Alert rules; two of one name would both be found by it, so a name is used once. */
export const alertRuleResource: Resource<AlertRule> = {
  kind: "alert rule",
  nameOf: ({ alert }) => alert,
  list: async (api) => {
    const listed = (await api.request("GET", path)) as
      | { id: string; alert: string; labels?: Record<string, string> }[]
      | null;
    return (listed ?? []).map((rule) => ({
      id: rule.id,
      name: rule.alert,
      isOurs: rule.labels?.[ownershipTag.key] === ownershipTag.value,
      content: rule,
    }));
  },
  create: async (api, wanted) => void (await api.request("POST", path, wanted)),
  update: async (api, id, wanted) => void (await api.request("PUT", `${path}/${id}`, wanted)),
  remove: async (api, id) => void (await api.request("DELETE", `${path}/${id}`)),
};
