// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import "./facts.css";

export type Fact = readonly [name: string, value: ComponentChildren];

/** Names and values: in a row that wraps, or one below the other. */
export function Facts({ facts, stacked = false }: { readonly facts: readonly Fact[]; readonly stacked?: boolean }) {
  return (
    <dl class={stacked ? "facts facts-stacked" : "facts"}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
