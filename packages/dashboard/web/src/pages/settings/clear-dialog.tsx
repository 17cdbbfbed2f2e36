// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from "preact/hooks";
import type { ClearAnswer } from "../../../../src/lib/api/clear-answer.js";
import { forgetAnswers } from "../../api/use-data.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { confirmation, whatGoes } from "./clear-days.js";
import { DayList } from "./day-list.js";
import { SavingNote } from "./saving-note.js";
import { useSaving } from "./use-saving.js";

interface ClearDialogProps {
  readonly title: string;
  readonly preview: ClearAnswer;
  /** What is pressed in the end. */
  readonly action: string;
  /** Makes the change; the dialog stays open and says why if it fails. */
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** Says what goes and asks for it to be typed. */
export function ClearDialog({ title, preview, action, onConfirm, onClose }: ClearDialogProps) {
  const [typed, setTyped] = useState("");
  const { saving, save } = useSaving();
  const id = useId();
  const word = confirmation(preview.days.length);
  const isTyped = typed.trim().toLowerCase() === word;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!isTyped || saving.state === "saving" || !(await save(onConfirm))) return;
    // What was removed must not be shown once more from what the page remembers.
    forgetAnswers();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="clear" onSubmit={(event) => void submit(event)}>
        <p>
          <b>{whatGoes(preview)}</b> will be removed from this disk. It can't be brought back.
        </p>
        <DayList days={preview.days} />
        <label for={id}>
          Type <b>{word}</b> to confirm
        </label>
        <input
          id={id}
          class="field"
          autofocus
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <div class="clear-actions">
          <SavingNote saving={saving} />
          <Button onClick={onClose}>Keep everything</Button>
          <Button type="submit" look="harm" disabled={!isTyped || saving.state === "saving"}>
            {saving.state === "saving" ? "Removing…" : action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
