// SPDX-License-Identifier: Apache-2.0

/** Where the reader is: a path and its query, without empty values. */
export interface Place {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The place that an address names; a key given twice has its first value. */
export function placeOf(href: string): Place {
  const url = new URL(href, "http://localhost");
  const query: Record<string, string> = {};
  for (const [key, value] of url.searchParams) if (value !== "" && !Object.hasOwn(query, key)) query[key] = value;
  return { path: trimSlash(url.pathname), query };
}

/** The address of a path with a query; empty, null and undefined values are left out, the rest keep their order. */
export function hrefOf(path: string, query: Readonly<Record<string, string | number | null | undefined>> = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") params.set(key, String(value));
  }
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** What the `:names` of a pattern stand for in a path, decoded; null if the path is another or is not well encoded. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const parts = pattern.split("/");
  const given = path.split("/");
  if (parts.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const text = given[index] ?? "";
    if (!part.startsWith(":")) {
      if (part !== text) return null;
      continue;
    }
    const value = decoded(text);
    if (value === null || value === "") return null;
    found[part.slice(1)] = value;
  }
  return found;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
