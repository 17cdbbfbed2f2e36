// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useState } from "preact/hooks";
import { saveSettings } from "../../app/settings.js";
import { Button } from "../../parts/button.js";
import { formatCounted } from "../../text/figures.js";
import { ClearDialog } from "./clear-dialog.js";
import { firstKeptDay, whatGoes } from "./clear-days.js";
import { SavingNote } from "./saving-note.js";
import { useClearPreview } from "./use-clear-preview.js";
import { useSaving } from "./use-saving.js";

const mostDays = 3650;

/** How many days are kept. Where a shorter time removes days at once, it says which and asks first. */
export function RetentionForm({ days }: { readonly days: number | null }) {
  const [typed, setTyped] = useState(textOf(days));
  const [asking, setAsking] = useState(false);
  const { saving, save } = useSaving();
  const id = useId();
  useEffect(() => setTyped(textOf(days)), [days]);

  const wanted = typed.trim() === "" ? null : Number(typed);
  const isValid = wanted === null || (Number.isInteger(wanted) && wanted >= 1 && wanted <= mostDays);
  const isChanged = isValid && wanted !== days;
  const {
    data: preview,
    error,
    stale,
    reload,
  } = useClearPreview(isChanged && wanted !== null ? firstKeptDay(wanted, new Date()) : null);
  const goes = preview?.days.length ?? 0;
  // Whether it worked or other days have come since: what would go now is another thing.
  const keep = (): Promise<void> =>
    saveSettings({ retention_days: wanted, days: preview?.days.map(({ day }) => day) ?? [] }).finally(reload);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!isChanged) return;
    if (goes > 0) setAsking(true);
    else void save(keep);
  };

  return (
    <>
      <form class="setting-row" onSubmit={submit}>
        <label for={id}>Keep</label>
        <input
          id={id}
          class="field field-short"
          inputMode="numeric"
          placeholder="all"
          value={typed}
          aria-invalid={!isValid}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <span class="second">days; empty keeps everything</span>
        <Button type="submit" disabled={!isChanged || (wanted !== null && (preview === null || stale))}>
          Save
        </Button>
        {days !== null && (
          <Button look="link" onClick={() => void save(() => saveSettings({ retention_days: null }))}>
            Keep everything
          </Button>
        )}
      </form>
      <p class="small quiet" role="status">
        {!isValid && (
          <span class="bad">Give a whole number from 1 to {mostDays.toLocaleString("en-US")}, or nothing.</span>
        )}
        {isChanged && error !== null && <span class="bad">{`${error.message} ${error.fix ?? ""}`}</span>}
        {isChanged && goes > 0 && preview !== null && <span class="warn">{whatGoes(preview)} would go at once.</span>}
        {!isChanged &&
          isValid &&
          (days === null ? "Nothing is removed." : `Days older than ${formatCounted(days, "day")} are removed.`)}
      </p>
      <SavingNote saving={saving} />
      {asking && preview !== null && (
        <ClearDialog
          title={`Keep ${formatCounted(wanted, "day")}`}
          preview={preview}
          action="Save and remove them"
          onConfirm={keep}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function textOf(days: number | null): string {
  return days === null ? "" : String(days);
}
