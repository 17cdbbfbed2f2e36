// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";
import { shortId } from "../text/figures.js";
import "./copy-id.css";

interface CopyIdProps {
  /** What it is the id of. */
  readonly name: string;
  readonly value: string;
  /** Shown shortened unless false. */
  readonly short?: boolean;
}

/** An id that is copied when it is clicked. */
export function CopyId({ name, value, short = true }: CopyIdProps) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => setSaid(null), 1500);
    return () => clearTimeout(timer);
  }, [said]);
  const shown = short ? shortId(value, 6) : value;
  const copy = async (): Promise<void> => setSaid((await copyText(value)) ? "copied" : "not allowed to copy");
  return (
    <button
      type="button"
      class={short ? "copy-id copy-short" : "copy-id"}
      data-tip={`${value}\nclick to copy`}
      aria-label={`Copy ${name} ${shown}`}
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
    >
      <code>{shown}</code>
      <span class="copied" role="status">
        {said}
      </span>
    </button>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
