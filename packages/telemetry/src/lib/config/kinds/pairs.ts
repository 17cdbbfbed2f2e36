// SPDX-License-Identifier: Apache-2.0
import type { OptionKind } from "./option-kind.js";

/** The Baggage format of the specification: `key=value,key=value`, values percent-encoded, properties after `;` ignored. */
function parsePairs(raw: string, acceptKey: (key: string) => boolean): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const part of raw.split(",")) {
    if (part.trim() === "") continue;
    const equals = part.indexOf("=");
    const key = decode(part.slice(0, Math.max(equals, 0)).trim());
    const value = decode((part.slice(equals + 1).split(";")[0] ?? "").trim());
    if (key === undefined || value === undefined || !acceptKey(key)) return undefined;
    found[key] = value;
  }
  return found;
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

function stringPairs(value: unknown, acceptKey: (key: string) => boolean): Record<string, string> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (!entries.every(([key, item]) => typeof item === "string" && acceptKey(key))) return undefined;
  return Object.fromEntries(entries);
}

function pairs(expected: string, acceptKey: (key: string) => boolean, acceptValue: (value: string) => boolean) {
  const check = (found: Record<string, string> | undefined) =>
    found !== undefined && Object.values(found).every(acceptValue) ? found : undefined;
  return {
    expected,
    fromCode: (value) => check(stringPairs(value, acceptKey)),
    fromEnvironment: (raw) => check(parsePairs(raw, acceptKey)),
  } satisfies OptionKind<Readonly<Record<string, string>>>;
}

/** Text by attribute key. */
export const attributePairs = pairs(
  "text values by key (in the environment: key=value,key=value)",
  (key) => key !== "",
  () => true,
);

const headers = pairs(
  "HTTP header values by name (in the environment: name=value,name=value)",
  (key) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(key),
  (value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value),
);

/** HTTP header values by lower-case name; names are tokens, values hold no line breaks. */
export const headerPairs: OptionKind<Readonly<Record<string, string>>> = {
  expected: headers.expected,
  fromCode: (value) => lowerCaseKeys(headers.fromCode(value)),
  fromEnvironment: (raw) => lowerCaseKeys(headers.fromEnvironment(raw)),
};

function lowerCaseKeys(found: Readonly<Record<string, string>> | undefined) {
  return found && Object.fromEntries(Object.entries(found).map(([key, value]) => [key.toLowerCase(), value]));
}
