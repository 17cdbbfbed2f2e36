// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

const times = {
  group_by: z.array(z.string()).optional(),
  group_wait: z.string().optional(),
  group_interval: z.string().optional(),
  repeat_interval: z.string().optional(),
};

/** What of an alertmanager.yml can be said in SigNoz; anything else is refused rather than silently lost. */
export const alertmanagerSchema = z.strictObject({
  global: z
    .strictObject({
      resolve_timeout: z.string().optional(),
      smtp_smarthost: z.string().optional(),
      smtp_from: z.string().optional(),
    })
    .optional(),
  route: z.strictObject({
    receiver: z.string(),
    ...times,
    routes: z
      .array(
        z.strictObject({
          receiver: z.string(),
          matchers: z.array(z.string()).min(1),
          continue: z.boolean().optional(),
        }),
      )
      .optional(),
  }),
  receivers: z.array(
    z
      .object({ name: z.string().min(1) })
      .catchall(z.array(z.record(z.string(), z.unknown())))
      .refine(
        (receiver) => Object.keys(receiver).every((key) => key === "name" || key.endsWith("_configs")),
        "a receiver has a name and lists that end in _configs",
      ),
  ),
});

export type Alertmanager = z.infer<typeof alertmanagerSchema>;
