// SPDX-License-Identifier: Apache-2.0
import { unknown } from "../text/figures.js";

/** A formatted figure; where it is unknown, the dash tells why on hover and to a screen reader. */
export function Figure({ text, why }: { readonly text: string; readonly why?: string | undefined }) {
  if (text !== unknown) return <>{text}</>;
  const reason = why ?? "not known";
  return (
    <span class="quiet" data-tip={reason}>
      <span aria-hidden="true">{unknown}</span>
      <span class="unseen">unknown: {reason}</span>
    </span>
  );
}
