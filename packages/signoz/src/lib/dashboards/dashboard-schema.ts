// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { builderQuerySchema, envelopeSchema } from "./query-schema.js";

const display = z.strictObject({ name: z.string().min(1).max(128), description: z.string().optional() });
const precision = z.enum(["0", "1", "2", "3", "4", "full"]);
const formatting = z.strictObject({ unit: z.string(), decimalPrecision: precision.optional() });
const plugin = <Kind extends string, Spec extends z.ZodType>(kind: Kind, spec: Spec) =>
  z.strictObject({ kind: z.literal(kind), spec });

const panelPlugin = z.discriminatedUnion("kind", [
  plugin("signoz/TimeSeriesPanel", z.strictObject({ formatting: formatting.optional() })),
  plugin(
    "signoz/BarChartPanel",
    z.strictObject({
      formatting: formatting.optional(),
      visualization: z.strictObject({ stackedBarChart: z.boolean() }).optional(),
    }),
  ),
  plugin("signoz/NumberPanel", z.strictObject({ formatting: formatting.optional() })),
  plugin("signoz/PieChartPanel", z.strictObject({ formatting: formatting.optional() })),
  plugin(
    "signoz/TablePanel",
    z.strictObject({
      formatting: z
        .strictObject({
          columnUnits: z.record(z.string(), z.string()).optional(),
          decimalPrecision: precision.optional(),
        })
        .optional(),
    }),
  ),
  plugin("signoz/ListPanel", z.strictObject({})),
]);

const queryPlugin = z.discriminatedUnion("kind", [
  plugin("signoz/BuilderQuery", builderQuerySchema),
  plugin("signoz/CompositeQuery", z.strictObject({ queries: z.array(envelopeSchema).min(1) })),
  plugin(
    "signoz/ClickHouseSQL",
    z.strictObject({ name: z.string().min(1), query: z.string().min(1), legend: z.string().optional() }),
  ),
]);

const panel = z.strictObject({
  kind: z.literal("Panel"),
  spec: z.strictObject({
    display,
    plugin: panelPlugin,
    queries: z
      .array(
        z.strictObject({
          kind: z.enum(["time_series", "scalar", "raw"]),
          spec: z.strictObject({ name: z.string(), plugin: queryPlugin }),
        }),
      )
      .length(1, "a panel has exactly one query"),
  }),
});

const variable = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ListVariable"),
    spec: z.strictObject({
      name: z.string().min(1),
      display,
      allowAllValue: z.boolean(),
      allowMultiple: z.boolean(),
      sort: z.enum(["none", "alphabetical-asc", "alphabetical-desc"]),
      defaultValue: z.union([z.string(), z.array(z.string())]).optional(),
      plugin: z.discriminatedUnion("kind", [
        plugin(
          "signoz/DynamicVariable",
          z.strictObject({ name: z.string().min(1), signal: z.enum(["traces", "logs", "metrics", "all"]) }),
        ),
        plugin("signoz/QueryVariable", z.strictObject({ queryValue: z.string().min(1) })),
        plugin("signoz/CustomVariable", z.strictObject({ customValue: z.string().min(1) })),
      ]),
    }),
  }),
  z.strictObject({
    kind: z.literal("TextVariable"),
    spec: z.strictObject({ name: z.string().min(1), display, value: z.string() }),
  }),
]);

const item = z.strictObject({
  x: z.int().min(0).max(11),
  y: z.int().min(0),
  width: z.int().min(1).max(12),
  height: z.int().min(1),
  content: z.strictObject({ $ref: z.string().regex(/^#\/spec\/panels\/[^/]+$/) }),
});

/** A dashboard as SigNoz's API takes it; a field that it does not know is refused. */
export const dashboardSchema = z.strictObject({
  schemaVersion: z.literal("v6"),
  name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be a DNS label"),
  tags: z.array(z.strictObject({ key: z.string().min(1), value: z.string() })).max(10),
  spec: z.strictObject({
    display,
    variables: z.array(variable),
    panels: z.record(z.string().regex(/^[a-zA-Z0-9_.-]{1,75}$/), panel),
    layouts: z.array(
      z.strictObject({
        kind: z.literal("Grid"),
        spec: z.strictObject({
          display: z.strictObject({ title: z.string(), collapse: z.strictObject({ open: z.boolean() }) }),
          items: z.array(item),
        }),
      }),
    ),
  }),
});

export type CheckedDashboard = z.infer<typeof dashboardSchema>;
