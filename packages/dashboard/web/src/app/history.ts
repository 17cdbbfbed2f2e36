// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";
import { hrefOf, type Place, placeOf } from "./place.js";

type Query = Readonly<Record<string, string | number | null | undefined>>;

const listeners = new Set<() => void>();

/** Goes to an address of this page. `replace` takes the place of the current entry, as a filter that is being typed should. */
export function navigate(href: string, options: { readonly replace?: boolean } = {}): void {
  if (href === location.pathname + location.search) return;
  const samePath = placeOf(href).path === placeOf(location.href).path;
  if (options.replace === true) history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  if (!samePath) scrollTo(0, 0);
  for (const listener of listeners) listener();
}

/** Changes keys of the query and keeps the others; null, undefined and "" remove a key. */
export function changeQuery(change: Query, options: { readonly replace?: boolean } = { replace: true }): void {
  const { path, query } = placeOf(location.href);
  navigate(hrefOf(path, { ...query, ...change }), options);
}

/** Where the reader is; renders again when that changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.href));
  useEffect(() => {
    const update = (): void => setPlace(placeOf(location.href));
    listeners.add(update);
    addEventListener("popstate", update);
    update();
    return () => {
      listeners.delete(update);
      removeEventListener("popstate", update);
    };
  }, []);
  return place;
}

/** Plain links to our own pages change the page without loading it; those with a modifier, a target or another origin don't. */
export function followLinks(root: Document): () => void {
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.origin !== location.origin || link.target !== "" || link.hasAttribute("download")) return;
    if (link.hash !== "" || link.pathname.startsWith("/api/")) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  };
  root.addEventListener("click", onClick);
  return () => root.removeEventListener("click", onClick);
}
