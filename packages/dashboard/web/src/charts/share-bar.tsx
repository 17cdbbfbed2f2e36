// SPDX-License-Identifier: Apache-2.0
import "./share-bar.css";

interface ShareBarProps {
  /** 0 to 1; null is unknown, and has no bar. */
  readonly share: number | null;
  /** Custom property of its colour; the accent unless given. */
  readonly color?: string;
  readonly hatched?: boolean;
}

/** A part of a whole as a bar. The figure itself stands beside it, so it is not read aloud. */
export function ShareBar({ share, color = "--accent", hatched = false }: ShareBarProps) {
  const width = `${Math.max(0, Math.min(1, share ?? 0)) * 100}%`;
  return (
    <span class="share-bar" aria-hidden="true">
      {share !== null && share > 0 && (
        <i class={hatched ? "hatch" : ""} style={{ width, "--share": `var(${color})` }} />
      )}
    </span>
  );
}
