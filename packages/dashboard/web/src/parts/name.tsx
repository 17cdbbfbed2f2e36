// SPDX-License-Identifier: Apache-2.0
import "./name.css";

/** A name that others chose: however long it is and whichever way it is written, what stands beside it stays where it is. */
export function Name({ text }: { readonly text: string }) {
  return (
    <bdi class="name" title={text}>
      {text}
    </bdi>
  );
}
