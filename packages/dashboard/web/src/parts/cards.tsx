// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { Figure } from "./figure.js";
import "./cards.css";

/** The figures that answer a page's question at a glance. */
export function Cards({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <dl class="cards" aria-label={label}>
      {children}
    </dl>
  );
}

interface CardProps {
  readonly label: string;
  /** As formatted; a dash is unknown. */
  readonly value: string;
  /** Why it is unknown, when it is. */
  readonly why?: string | undefined;
  /** What else belongs to it, in a line below. */
  readonly note?: ComponentChildren;
  readonly tone?: "warn" | "bad" | "good" | undefined;
}

/** One figure with its name. */
export function Card({ label, value, why, note, tone }: CardProps) {
  return (
    <div class="card">
      <dt>{label}</dt>
      <dd>
        <b class={tone ?? ""}>
          <Figure text={value} why={why} />
        </b>
        <span>{note}</span>
      </dd>
    </div>
  );
}
