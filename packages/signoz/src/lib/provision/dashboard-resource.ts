// SPDX-License-Identifier: Apache-2.0
import type { SignozApi } from "../api/connection.js";
import type { Dashboard } from "../dashboards/dashboard-json.js";
import { ownershipTag } from "./ownership.js";
import type { Present, Resource } from "./resource.js";

const path = "/api/v2/dashboards";
const pageSize = 100;

interface Listed {
  readonly dashboards: readonly {
    readonly id: string;
    readonly name: string;
    readonly tags?: readonly { readonly key: string; readonly value: string }[] | null;
  }[];
  readonly total: number;
}

/** Dashboards; the list leaves the panels out, so those of ours are read one by one. */
export const dashboardResource: Resource<Dashboard> = {
  kind: "dashboard",
  nameOf: ({ name }) => name,
  list: async (api) => {
    const found: Present[] = [];
    for (let offset = 0; ; offset += pageSize) {
      const { dashboards, total } = (await api.request("GET", `${path}?limit=${pageSize}&offset=${offset}`)) as Listed;
      for (const listed of dashboards) found.push(await presentOf(api, listed));
      if (offset + pageSize >= total || dashboards.length === 0) return found;
    }
  },
  create: async (api, wanted) => void (await api.request("POST", path, wanted)),
  update: async (api, id, wanted) => void (await api.request("PUT", `${path}/${id}`, wanted)),
  remove: async (api, id) => void (await api.request("DELETE", `${path}/${id}`)),
};

async function presentOf(api: SignozApi, { id, name, tags }: Listed["dashboards"][number]): Promise<Present> {
  const isOurs = tags?.some(({ key, value }) => key === ownershipTag.key && value === ownershipTag.value) ?? false;
  return { id, name, isOurs, content: isOurs ? await api.request("GET", `${path}/${id}`) : null };
}
