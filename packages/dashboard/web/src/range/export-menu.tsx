// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from "preact/hooks";
import { hrefOf } from "../app/place.js";
import type { Scope } from "./scope.js";
import "./export-menu.css";

interface ExportMenuProps {
  readonly scope: Scope;
  /** Offers the figures over time as well. */
  readonly timeline?: boolean;
}

const records = [
  ["conversations", "Conversations"],
  ["turns", "Turns"],
  ["calls", "Requests"],
] as const;

/** Downloads of what the page is about, as CSV. */
export function ExportMenu({ scope, timeline = false }: ExportMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const within = event.target instanceof Node && menu.current?.contains(event.target) === true;
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !within) menu.current?.removeAttribute("open");
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  const choices = timeline ? ([["timeline", "Figures over time"], ...records] as const) : records;
  return (
    <details class="export-menu" ref={menu}>
      <summary class="button">Export CSV</summary>
      <ul>
        {choices.map(([what, label]) => (
          <li key={what}>
            <a
              href={hrefOf("/api/export.csv", { what, ...scope.query })}
              download
              onClick={() => menu.current?.removeAttribute("open")}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
