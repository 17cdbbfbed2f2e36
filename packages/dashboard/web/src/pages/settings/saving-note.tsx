// SPDX-License-Identifier: Apache-2.0
import type { Saving } from "./use-saving.js";

/** Says what became of a change, aloud as well. */
export function SavingNote({ saving }: { readonly saving: Saving }) {
  return (
    <span class="saving small" role="status">
      {saving.state === "saved" && <span class="good">Saved</span>}
      {saving.state === "failed" && (
        <span class="bad">
          {saving.error.message} {saving.error.fix}
        </span>
      )}
    </span>
  );
}
