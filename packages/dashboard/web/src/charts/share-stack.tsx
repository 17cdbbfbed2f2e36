// SPDX-License-Identifier: Apache-2.0
import { formatShare } from "../text/figures.js";
import "./share-stack.css";

export interface SharePart {
  readonly name: string;
  /** Custom property of its colour. */
  readonly color: string;
  readonly hatched: boolean;
  /** 0 to 1; null is unknown, and has no part. */
  readonly share: number | null;
}

/** A whole cut into its parts. Read aloud it is a list of them. */
export function ShareStack({ label, parts }: { readonly label: string; readonly parts: readonly SharePart[] }) {
  const shown = parts.filter(({ share }) => share !== null && share > 0);
  const text = shown.map(({ name, share }) => `${name} ${formatShare(share)}`).join(", ");
  return (
    <span class="share-stack" role="img" aria-label={`${label}: ${text}`}>
      {shown.map(({ name, color, hatched, share }) => (
        <i
          key={name}
          class={hatched ? "hatch" : ""}
          style={{ flexGrow: share ?? 0, "--share": `var(${color})` }}
          data-tip={`${name} ${formatShare(share)}`}
        />
      ))}
    </span>
  );
}
