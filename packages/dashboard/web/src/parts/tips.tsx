// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from "preact/hooks";
import "./tips.css";

interface Tip {
  readonly text: string;
  /** Middle of what it belongs to, or the pointer, in the window. */
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** The one layer for hover texts: whatever has `data-tip` shows it while it is hovered or has focus. Escape hides it. */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(null);
  const layer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const show = (event: Event): void => setTip(tipOf(event));
    const hide = (): void => setTip(null);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("pointermove", show, { passive: true });
    document.addEventListener("focusin", show);
    document.addEventListener("focusout", hide);
    document.addEventListener("pointerleave", hide);
    document.addEventListener("keydown", onKey);
    addEventListener("scroll", hide, { passive: true, capture: true });
    return () => {
      document.removeEventListener("pointermove", show);
      document.removeEventListener("focusin", show);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("pointerleave", hide);
      document.removeEventListener("keydown", onKey);
      removeEventListener("scroll", hide, { capture: true });
    };
  }, []);

  useEffect(() => {
    const shown = layer.current;
    if (shown === null || tip === null) return;
    const { width, height } = shown.getBoundingClientRect();
    const left = Math.max(6, Math.min(innerWidth - width - 6, tip.x - width / 2));
    const above = tip.top - height - 7;
    shown.style.transform = `translate(${left}px, ${above < 4 ? tip.bottom + 7 : above}px)`;
  }, [tip]);

  if (tip === null) return null;
  return (
    <div ref={layer} class="tip" role="tooltip">
      {tip.text}
    </div>
  );
}

/** A tip is where the pointer is on a wide thing, in the middle of one that has focus. */
function tipOf(event: Event): Tip | null {
  const owner = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
  const text = owner?.getAttribute("data-tip") ?? "";
  if (owner === null || text === "") return null;
  if (event.type === "focusin" && !owner.matches(":focus-visible")) return null;
  const box = owner.getBoundingClientRect();
  const x = event instanceof PointerEvent && box.width > 120 ? event.clientX : box.left + box.width / 2;
  return { text, x, top: box.top, bottom: box.bottom };
}
