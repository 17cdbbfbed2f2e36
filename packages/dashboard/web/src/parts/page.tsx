// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import "./page.css";

interface PageProps {
  /** The question that the page answers; also the title of the window. */
  readonly title: string;
  /** Way back, above the title. */
  readonly crumb?: ComponentChildren;
  /** Facts below the title. */
  readonly sub?: ComponentChildren;
  /** Buttons beside the title. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One page: its heading, and what is below. */
export function Page({ title, crumb, sub, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Turnspan`;
  }, [title]);
  return (
    <>
      <header class="page-head">
        <div class="page-title">
          {crumb !== undefined && (
            <nav class="crumb" aria-label="Way back">
              {crumb}
            </nav>
          )}
          <h1 tabIndex={-1}>{title}</h1>
          {sub !== undefined && <div class="sub">{sub}</div>}
        </div>
        {actions !== undefined && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}
