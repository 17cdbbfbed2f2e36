// SPDX-License-Identifier: Apache-2.0
import type { Scale } from "./bar.js";
import type { TraceNode } from "./trace-node.js";

/** A line of the drawn tree. */
export interface TraceRow {
  /** Lines of the tree in front of the name. */
  readonly branch: string;
  readonly node: TraceNode;
  /** What the row's bar is measured against. */
  readonly scale: Scale;
}

/**
 * The rows of a tree from top to bottom. The conversation and its turns share the conversation's scale; what is below
 * a turn is drawn to the turn's, since milliseconds do not show on minutes.
 */
export function traceRows(root: TraceNode): TraceRow[] {
  const scale = { fromMs: root.startMs, toMs: lastMs(root) };
  return [{ branch: "", node: root, scale }, ...rowsBelow(root, "", scale)];
}

function rowsBelow(parent: TraceNode, indent: string, scale: Scale): TraceRow[] {
  return parent.children.flatMap((node, index) => {
    const last = index === parent.children.length - 1;
    const below = node.kind === "turn" ? { fromMs: node.startMs, toMs: lastMs(node) } : scale;
    return [
      { branch: `${indent}${last ? "└─ " : "├─ "}`, node, scale },
      ...rowsBelow(node, `${indent}${last ? "   " : "│  "}`, below),
    ];
  });
}

/** The end of a node or of what is below it, whichever is later. */
function lastMs(node: TraceNode): number {
  return Math.max(node.endMs ?? node.startMs, ...node.children.map(lastMs));
}
