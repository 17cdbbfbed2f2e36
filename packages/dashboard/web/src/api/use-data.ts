// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { AnswerCache } from "./answer-cache.js";
import { ApiError } from "./api-error.js";
import { getJson } from "./get-json.js";

/** What is known of an address now. */
export interface Answer<T> {
  /** The last answer, possibly of before; null when there is none yet. */
  readonly data: T | null;
  /** Why the last request failed; `data` is then older. */
  readonly error: ApiError | null;
  /** True while `data` is the answer to another address, or to an earlier visit. */
  readonly stale: boolean;
  /** True once there has been nothing to show for 300 ms: the time for a skeleton. */
  readonly slow: boolean;
  readonly reload: () => void;
}

export interface DataOptions<T> {
  /** Asks again so often, in milliseconds, while the page is seen; never unless given. It may depend on the last answer. */
  readonly everyMs?: number | undefined | ((data: T | null) => number | undefined);
  /** Shows the last answer while another address is asked, as when a filter changes; false unless given. */
  readonly keep?: boolean | undefined;
}

interface Held<T> {
  readonly url: string | null;
  readonly data: T | null;
  readonly error: ApiError | null;
  readonly stale: boolean;
}

const skeletonAfterMs = 300;
const cache = new AnswerCache(60);

/** Asks an address and keeps its answer; null asks nothing. A request that nobody waits for any more is cut off. */
export function useData<T>(url: string | null, { everyMs, keep = false }: DataOptions<T> = {}): Answer<T> {
  const [held, setHeld] = useState<Held<T>>(() => heldOf<T>(url, null));
  const [attempt, setAttempt] = useState(0);
  const current = held.url === url ? held : heldOf<T>(url, keep ? held.data : null);
  const slow = useSlow(url !== null && current.data === null && current.error === null, url);
  const latest = useRef(current);
  latest.current = current;
  const pending = useRef(false);

  useEffect(() => {
    if (url === null) return undefined;
    const asked = new AbortController();
    pending.current = true;
    getJson<T>(url, asked.signal).then(
      (data) => {
        if (asked.signal.aborted) return;
        pending.current = false;
        cache.set(url, data);
        setHeld({ url, data, error: null, stale: false });
      },
      (cause: unknown) => {
        if (asked.signal.aborted) return;
        pending.current = false;
        setHeld({ ...latest.current, url, error: ApiError.from(cause) });
      },
    );
    return () => asked.abort();
  }, [url, attempt]);

  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const repeatMs = typeof everyMs === "function" ? everyMs(current.data) : everyMs;
  // An answer that takes longer than the interval is waited for, or it would never come.
  const repeat = useCallback(() => {
    if (!pending.current) reload();
  }, [reload]);
  useRepeat(repeat, url === null ? undefined : repeatMs);
  return { data: current.data, error: current.error, stale: current.stale, slow, reload };
}

/** Forgets all answers; what is shown stays until it comes again. */
export function forgetAnswers(): void {
  cache.clear();
}

function heldOf<T>(url: string | null, before: T | null): Held<T> {
  const known = url === null ? undefined : cache.get(url);
  return { url, data: known === undefined ? before : (known as T), error: null, stale: true };
}

/** True when something has been waited for longer than a blink. */
function useSlow(waiting: boolean, url: string | null): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!waiting) return undefined;
    const timer = setTimeout(() => setSlow(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, [waiting, url]);
  return waiting && slow;
}

/** Calls again and again while the page is seen, and at once when it is seen again. */
function useRepeat(call: () => void, everyMs: number | undefined): void {
  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) call();
    }, everyMs);
    const onSeen = (): void => {
      if (!document.hidden) call();
    };
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onSeen);
    };
  }, [call, everyMs]);
}
