// SPDX-License-Identifier: Apache-2.0
import type { OptionKind } from "./option-kind.js";

function httpUrl(value: unknown): string | undefined {
  if (typeof value !== "string" || !URL.canParse(value)) return undefined;
  const { protocol, hostname } = new URL(value);
  return (protocol === "http:" || protocol === "https:") && hostname !== "" ? value : undefined;
}

/** An http or https URL. */
export const url: OptionKind<string> = {
  expected: "an http:// or https:// URL",
  fromCode: httpUrl,
  fromEnvironment: httpUrl,
};

/** An http or https URL, or `null`. */
export const optionalUrl: OptionKind<string | null> = {
  expected: "an http:// or https:// URL, or null",
  fromCode: (value) => (value === null ? null : httpUrl(value)),
  fromEnvironment: httpUrl,
};

const endpointWord = (value: unknown) => (value === "auto" || value === "none" ? value : undefined);

/** An http or https URL, `"auto"` or `"none"`. */
export const endpoint: OptionKind<string> = {
  expected: 'an http:// or https:// URL, "auto" or "none"',
  fromCode: (value) => endpointWord(value) ?? httpUrl(value),
  fromEnvironment: (raw) => endpointWord(raw.toLowerCase()) ?? httpUrl(raw),
};
