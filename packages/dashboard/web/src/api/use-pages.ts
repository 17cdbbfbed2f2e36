// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useReducer, useRef, useState } from "preact/hooks";
import { ApiError } from "./api-error.js";
import { getJson } from "./get-json.js";
import { PageCache, pagesBetween } from "./page-cache.js";

interface PageAnswer<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface Pages<Row> {
  /** How many rows there are; null until it is known. */
  readonly total: number | null;
  readonly row: (index: number) => Row | undefined;
  readonly error: ApiError | null;
  /** What is shown is of another address. */
  readonly stale: boolean;
  /** Says which rows are in sight; their pages are asked for once scrolling rests. */
  readonly want: (first: number, last: number) => void;
  readonly reload: () => void;
}

const restMs = 60;

/** A long list that comes in pages as they are scrolled to. Another address shows the rows of before until its own come. */
export function usePages<Row>(url: string, urlOfPage: (page: number) => string, pageRows: number): Pages<Row> {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const [error, setError] = useState<ApiError | null>(null);
  const shown = useRef({ url, cache: new PageCache<Row>(pageRows) });
  const next = useRef(shown.current);
  const wanted = useRef<readonly [first: number, last: number]>([0, 0]);
  const asked = useRef(new Map<number, AbortController>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const addressOf = useRef(urlOfPage);
  addressOf.current = urlOfPage;
  if (next.current.url !== url) next.current = { url, cache: new PageCache<Row>(pageRows) };

  const ask = useCallback(() => {
    const { current: target } = next;
    const pages = pagesBetween(...wanted.current, pageRows);
    for (const [page, request] of asked.current) if (!pages.includes(page)) cutOff(asked.current, page, request);
    for (const page of target.cache.missing(pages)) {
      if (asked.current.has(page)) continue;
      const request = new AbortController();
      asked.current.set(page, request);
      getJson<PageAnswer<Row>>(addressOf.current(page), request.signal).then(
        ({ rows, total }) => {
          if (request.signal.aborted) return;
          asked.current.delete(page);
          target.cache.put(page, rows, total);
          shown.current = target;
          setError(null);
          render(undefined);
        },
        (cause: unknown) => {
          if (request.signal.aborted) return;
          asked.current.delete(page);
          setError(ApiError.from(cause));
        },
      );
    }
  }, [pageRows]);

  useEffect(() => {
    for (const [page, request] of asked.current) cutOff(asked.current, page, request);
    // The same rows are looked at, in another order or of another list.
    clearTimeout(timer.current);
    setError(null);
    ask();
  }, [url, ask]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      for (const request of asked.current.values()) request.abort();
    },
    [],
  );

  const want = useCallback(
    (first: number, last: number) => {
      if (wanted.current[0] === first && wanted.current[1] === last) return;
      wanted.current = [first, last];
      clearTimeout(timer.current);
      timer.current = setTimeout(ask, restMs);
    },
    [ask],
  );
  const reload = useCallback(() => {
    next.current.cache.age();
    ask();
  }, [ask]);
  const { cache } = shown.current;
  return {
    total: cache.total,
    row: (index) => cache.row(index),
    error,
    stale: shown.current !== next.current,
    want,
    reload,
  };
}

function cutOff(asked: Map<number, AbortController>, page: number, request: AbortController): void {
  request.abort();
  asked.delete(page);
}
