// SPDX-License-Identifier: Apache-2.0
import type { Channel } from "../routing/routing.js";
import { isMarked } from "./channel-mark.js";
import type { Resource } from "./resource.js";

const path = "/api/v1/channels";

/** Channels: SigNoz keeps the receiver as a text of JSON. */
export const channels: Resource<Channel> = {
  kind: "channel",
  nameOf: ({ name }) => name,
  list: async (api) => {
    const listed = (await api.request("GET", path)) as { id: string; name: string; data: string }[] | null;
    return (listed ?? []).map(({ id, name, data }) => {
      const content = JSON.parse(data) as unknown;
      return { id, name, isOurs: isMarked(content), content };
    });
  },
  create: async (api, wanted) => void (await api.request("POST", path, wanted)),
  update: async (api, id, wanted) => void (await api.request("PUT", `${path}/${id}`, wanted)),
  remove: async (api, id) => void (await api.request("DELETE", `${path}/${id}`)),
};
