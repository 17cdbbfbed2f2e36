// SPDX-License-Identifier: Apache-2.0

/** Version of SigNoz's dashboard format that is written. */
export const dashboardSchemaVersion = "v6";

/** What a query asks of the server: points over time, one value a group, or rows. */
export type RequestKind = "time_series" | "scalar" | "raw";

/** A field to group by or to show. */
export interface FieldKey {
  readonly name: string;
  readonly fieldContext?: "attribute" | "resource" | "span";
  readonly fieldDataType?: "string" | "number" | "bool";
  readonly signal?: "traces" | "metrics";
}

/** One aggregation: an expression over spans, or a metric with how it is taken together. */
export type Aggregation =
  | { readonly expression: string; readonly alias?: string }
  | {
      readonly metricName: string;
      readonly temporality: "";
      readonly timeAggregation: "" | "rate" | "increase" | "latest" | "sum" | "max";
      readonly spaceAggregation: "sum" | "max" | "p50" | "p90" | "p95" | "p99";
      readonly reduceTo?: "sum" | "avg" | "last" | "max";
    };

/** A query of SigNoz's builder over spans or metrics. */
export interface BuilderQuery {
  readonly name: string;
  readonly signal: "traces" | "metrics";
  readonly source?: "";
  readonly stepInterval?: number;
  readonly disabled?: boolean;
  readonly aggregations?: readonly Aggregation[];
  readonly filter?: { readonly expression: string };
  readonly groupBy?: readonly FieldKey[];
  readonly selectFields?: readonly FieldKey[];
  readonly order?: readonly { readonly key: FieldKey; readonly direction: "asc" | "desc" }[];
  readonly limit?: number;
  readonly legend?: string;
}

/** Arithmetic over other queries of the same panel or rule. */
export interface Formula {
  readonly name: string;
  readonly expression: string;
  readonly legend?: string;
}

/** SQL for ClickHouse. */
export interface SqlQuery {
  readonly name: string;
  readonly query: string;
  readonly legend?: string;
}

/** A query as the query API and alert rules take it. */
export type QueryEnvelope =
  | { readonly type: "clickhouse_sql"; readonly spec: SqlQuery }
  | { readonly type: "builder_query"; readonly spec: BuilderQuery }
  | { readonly type: "builder_formula"; readonly spec: Formula };

/** A panel's query. */
export type QueryPlugin =
  | { readonly kind: "signoz/BuilderQuery"; readonly spec: BuilderQuery }
  | { readonly kind: "signoz/CompositeQuery"; readonly spec: { readonly queries: readonly QueryEnvelope[] } }
  | { readonly kind: "signoz/ClickHouseSQL"; readonly spec: SqlQuery };

export type PanelKind =
  | "signoz/TimeSeriesPanel"
  | "signoz/BarChartPanel"
  | "signoz/NumberPanel"
  | "signoz/PieChartPanel"
  | "signoz/TablePanel"
  | "signoz/ListPanel";

export interface Panel {
  readonly kind: "Panel";
  readonly spec: {
    readonly display: { readonly name: string; readonly description: string };
    readonly plugin: { readonly kind: PanelKind; readonly spec: Readonly<Record<string, unknown>> };
    readonly queries: readonly [
      { readonly kind: RequestKind; readonly spec: { readonly name: string; readonly plugin: QueryPlugin } },
    ];
  };
}

export type Variable =
  | {
      readonly kind: "ListVariable";
      readonly spec: {
        readonly name: string;
        readonly display: { readonly name: string; readonly description: string };
        readonly allowAllValue: boolean;
        readonly allowMultiple: boolean;
        readonly sort: "none" | "alphabetical-asc";
        readonly plugin: {
          readonly kind: "signoz/DynamicVariable";
          readonly spec: { readonly name: string; readonly signal: "traces" | "metrics" | "all" };
        };
      };
    }
  | {
      readonly kind: "TextVariable";
      readonly spec: {
        readonly name: string;
        readonly display: { readonly name: string; readonly description: string };
        readonly value: string;
      };
    };

export interface Layout {
  readonly kind: "Grid";
  readonly spec: {
    readonly display: { readonly title: string; readonly collapse: { readonly open: boolean } };
    readonly items: readonly {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly content: { readonly $ref: string };
    }[];
  };
}

/** A dashboard as SigNoz's API takes it. */
export interface Dashboard {
  readonly schemaVersion: typeof dashboardSchemaVersion;
  /** A DNS label; SigNoz never changes it, so it is what an update is found by. */
  readonly name: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly spec: {
    readonly display: { readonly name: string; readonly description: string };
    readonly variables: readonly Variable[];
    readonly panels: Readonly<Record<string, Panel>>;
    readonly layouts: readonly Layout[];
  };
}
