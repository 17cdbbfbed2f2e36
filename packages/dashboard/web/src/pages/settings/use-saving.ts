// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { ApiError } from "../../api/api-error.js";

/** What became of a change. */
export type Saving =
  | { readonly state: "idle" | "saving" | "saved" }
  | { readonly state: "failed"; readonly error: ApiError };

/** Runs a change and knows what became of it; resolves to whether it was made. */
export function useSaving(): {
  readonly saving: Saving;
  readonly save: (change: () => Promise<void>) => Promise<boolean>;
} {
  const [saving, setSaving] = useState<Saving>({ state: "idle" });
  const save = async (change: () => Promise<void>): Promise<boolean> => {
    setSaving({ state: "saving" });
    try {
      await change();
      setSaving({ state: "saved" });
      return true;
    } catch (cause) {
      setSaving({ state: "failed", error: ApiError.from(cause) });
      return false;
    }
  };
  return { saving, save };
}
