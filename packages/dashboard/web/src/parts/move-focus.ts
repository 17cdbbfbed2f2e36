// SPDX-License-Identifier: Apache-2.0
import type { VirtualRows } from "./use-virtual-rows.js";

/** What the arrow keys do in a list of rows: focus goes to the same thing, `selector`, of the row above or below, made if need be. */
export function moveFocus(
  event: KeyboardEvent,
  { list, scrollTo }: VirtualRows,
  selector: string,
  count: number,
): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const target = event.target instanceof Element && event.target.matches(selector) ? event.target : null;
  const index = Number(target?.closest<HTMLElement>("[data-index]")?.dataset["index"]);
  if (step === 0 || Number.isNaN(index)) return;
  event.preventDefault();
  const next = Math.max(0, Math.min(count - 1, index + step));
  const focus = (): boolean => {
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${next}"]`);
    row?.scrollIntoView({ block: "nearest" });
    row?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
    return row !== undefined && row !== null;
  };
  if (focus()) return;
  scrollTo(next, "auto");
  requestAnimationFrame(focus);
}
