// SPDX-License-Identifier: Apache-2.0
import { createCustomRules, type CustomRuleOptions, type WithheldReason } from "./custom-rules.js";
import { cutText } from "./cut-text.js";
import { findPersonalData } from "./find-personal-data.js";
import { replaceRanges } from "./replace-ranges.js";
import type { TextRange } from "./text-range.js";

/** What a redactor does beside its own patterns. */
export interface RedactorOptions extends CustomRuleOptions {
  /** Most UTF-8 bytes of a redacted text; longer ones are cut between two code points and marked with `…`. Default 8192. */
  readonly maxBytes?: number | undefined;
  /** Told why a text was withheld; must not throw. Default: nobody is. */
  readonly onWithheld?: ((reason: WithheldReason) => void) | undefined;
}

/** Takes personal data and secrets out of texts. */
export interface Redactor {
  /**
   * The text with `[email]`, `[phone]`, `[card]`, `[ssn]`, `[iban]`, `[digits]`, `[secret]`, `[private key]` and
   * `[redacted]` in place of what must go, cut to size, in well-formed UTF-16; `[withheld]` if a rule of the host's failed.
   * Time grows with `maxBytes`, not with the text. Never throws.
   */
  redact(text: string): string;
  /** Texts that were withheld so far. */
  readonly withheld: number;
}

/** What stands for a text that could not be redacted. */
const withheldText = "[withheld]";
/** How far behind the cut a text is read, so that a number or key that begins before it is known. */
const lookahead = 1024;
const defaultMaxBytes = 8192;
/** Texts up to so many UTF-16 units are remembered with what was found in them, and how many of them. */
const shortText = 64;
const shortTextsKept = 256;

/** Makes a redactor. */
export function createRedactor(options: RedactorOptions = {}): Redactor {
  const { maxBytes = defaultMaxBytes, onWithheld } = options;
  let withheld = 0;
  const custom = createCustomRules(options, (reason) => {
    withheld += 1;
    onWithheld?.(reason);
  });
  // Names of tools, models and errors come again and again.
  const known = new Map<string, readonly TextRange[]>();
  const findKnown = (window: string): readonly TextRange[] => {
    if (window.length > shortText) return findPersonalData(window);
    const before = known.get(window);
    if (before !== undefined) return before;
    const ranges = findPersonalData(window);
    if (known.size >= shortTextsKept) known.clear();
    known.set(window, ranges);
    return ranges;
  };
  return {
    redact(text) {
      // A unit takes at least a byte: what lies behind cannot be part of the result.
      const end = Math.min(text.length, maxBytes + 1);
      const window = text.slice(0, end + lookahead);
      const asked = custom.find(window);
      if (asked === null) return withheldText;
      const replaced = custom.replace(replaceRanges(window, [...findKnown(window), ...asked], end));
      if (replaced === null) return withheldText;
      return cutText(text.length > end ? `${replaced}…` : replaced, maxBytes);
    },
    get withheld() {
      return withheld;
    },
  };
}
