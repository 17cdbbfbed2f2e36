// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./panel.css";

interface PanelProps {
  /** The question that it answers. */
  readonly title: string;
  /** Legend, choices or buttons at the right. */
  readonly aside?: ComponentChildren;
  /** Takes the padding of text; tables and charts reach the edge. */
  readonly padded?: boolean;
  readonly children: ComponentChildren;
}

/** A part of a page with a heading of its own. */
export function Panel({ title, aside, padded = false, children }: PanelProps) {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {padded ? <div class="panel-body">{children}</div> : children}
    </section>
  );
}
