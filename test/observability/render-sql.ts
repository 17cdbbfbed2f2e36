// SPDX-License-Identifier: Apache-2.0

/** What is chosen on a dashboard; SigNoz's page sends `__all__` where a variable is not narrowed down. */
export type Chosen = Readonly<Record<string, string | readonly string[]>>;

/** A time range, seconds since 1970. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const quoted = (value: string) => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/** SQL as SigNoz 0.138 sends it to ClickHouse: its macros and the variables put in as text, longest names first. */
export function renderSql(sql: string, { start, end }: Range, chosen: Chosen = {}): string {
  const values: Record<string, string> = {
    start_timestamp: String(start),
    end_timestamp: String(end),
    start_timestamp_ms: String(start * 1000),
    end_timestamp_ms: String(end * 1000),
    start_datetime: `toDateTime(${start})`,
    end_datetime: `toDateTime(${end})`,
  };
  for (const [name, value] of Object.entries(chosen)) {
    values[name] = typeof value === "string" ? quoted(value) : `[${value.map(quoted).join(",")}]`;
  }
  const names = Object.keys(values).toSorted((a, b) => b.length - a.length);
  return names.reduce((text, name) => text.replaceAll(`$${name}`, () => values[name] ?? ""), sql);
}
