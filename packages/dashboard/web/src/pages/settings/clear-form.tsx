// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from "preact/hooks";
import type { ClearAnswer, ClearRequest } from "../../../../src/lib/api/clear-answer.js";
import { sendJson } from "../../api/send-json.js";
import { Button } from "../../parts/button.js";
import { formatCounted } from "../../text/figures.js";
import { ClearDialog } from "./clear-dialog.js";
import { today, whatGoes } from "./clear-days.js";
import { useClearPreview } from "./use-clear-preview.js";

/** Removes the days before one, after saying what goes and asking for it to be typed. */
export function ClearForm() {
  const [before, setBefore] = useState(() => today(new Date()));
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<ClearAnswer | null>(null);
  const { data: preview, error, stale, reload } = useClearPreview(before === "" ? null : before);
  const id = useId();
  const days = preview?.days.length ?? 0;

  const clear = async (shown: ClearAnswer): Promise<void> => {
    const body: ClearRequest = { before: shown.before, days: shown.days.map(({ day }) => day) };
    try {
      setDone(await sendJson<ClearAnswer>("POST", "/api/clear", body));
    } finally {
      // Whether it worked or other days have come since: what would go now is another thing.
      reload();
    }
  };

  return (
    <>
      <div class="setting-row">
        <label for={id}>Everything before</label>
        <input
          id={id}
          class="field"
          type="date"
          value={before}
          max={today(new Date())}
          onChange={(event) => setBefore(event.currentTarget.value)}
        />
        <Button look="harm" disabled={days === 0 || stale} onClick={() => setAsking(true)}>
          Clear history…
        </Button>
      </div>
      <p class="quiet small" role="status">
        {done !== null && <span class="good">Removed {formatCounted(done.days.length, "day")}. </span>}
        {error !== null && <span class="bad">{`${error.message} ${error.fix ?? ""}`}</span>}
        {preview !== null && (days === 0 ? "There is no whole day before it." : `${whatGoes(preview)} would go.`)}
      </p>
      {asking && preview !== null && (
        <ClearDialog
          title="Clear history"
          preview={preview}
          action="Remove them"
          onConfirm={() => clear(preview)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
