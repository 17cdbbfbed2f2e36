// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import "./tag.css";

export type Tone = "plain" | "live" | "good" | "warn" | "bad";

/** A word that marks a row. */
export function Tag({ tone = "plain", tip, children }: { tone?: Tone; tip?: string; children: ComponentChildren }) {
  return (
    <span class={`tag tag-${tone}`} data-tip={tip}>
      {children}
    </span>
  );
}
