// SPDX-License-Identifier: Apache-2.0
import type { Signal } from "./signal.js";

/** Where an OTLP/JSON request keeps its items, from the outside in. */
const levels: Readonly<Record<Signal, readonly string[]>> = {
  spans: ["resourceSpans", "scopeSpans", "spans"],
  metrics: ["resourceMetrics", "scopeMetrics", "metrics"],
  logs: ["resourceLogs", "scopeLogs", "logRecords"],
};

/** One half of a request. */
export interface Half {
  readonly body: Uint8Array;
  /** Spans, log records or metrics in it. */
  readonly items: number;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * Cuts an OTLP/JSON request in two, resource and scope repeated in both; `null` if it holds fewer than two items, or is
 * no such request.
 */
export function splitPayload(signal: Signal, body: Uint8Array): readonly [Half, Half] | null {
  const root = parse(body);
  if (root === null) return null;
  const path = levels[signal];
  const items = count(root, path);
  if (items < 2) return null;
  const middle = Math.ceil(items / 2);
  const half = (from: number, to: number): Half => ({
    body: Buffer.from(JSON.stringify(slice(root, path, from, to)), "utf8"),
    items: to - from,
  });
  return [half(0, middle), half(middle, items)];
}

function parse(body: Uint8Array): Node | null {
  try {
    return asNode(JSON.parse(Buffer.from(body).toString("utf8")));
  } catch {
    return null;
  }
}

function asNode(value: unknown): Node | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Node) : null;
}

function childrenOf(node: Node, key: string): readonly unknown[] {
  const children = node[key];
  return Array.isArray(children) ? (children as unknown[]) : [];
}

function count(node: Node, [key, ...below]: readonly string[]): number {
  if (key === undefined) return 1;
  return childrenOf(node, key).reduce<number>((sum, child) => {
    const inner = asNode(child);
    return inner === null ? sum : sum + count(inner, below);
  }, 0);
}

/** The same node with the items from `from` to `to` alone, counted over all that it holds. */
function slice(node: Node, [key, ...below]: readonly string[], from: number, to: number): Node {
  if (key === undefined) return node;
  const kept: Node[] = [];
  let start = 0;
  for (const child of childrenOf(node, key)) {
    const inner = asNode(child);
    if (inner === null) continue;
    const end = start + count(inner, below);
    if (start < to && end > from) kept.push(slice(inner, below, from - start, to - start));
    start = end;
  }
  return { ...node, [key]: kept };
}
