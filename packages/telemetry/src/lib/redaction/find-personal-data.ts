// SPDX-License-Identifier: Apache-2.0
import { digitRuns } from "./digit-groups.js";
import { findCards } from "./find-cards.js";
import { findEmails } from "./find-emails.js";
import { findIbans } from "./find-ibans.js";
import { findPhones } from "./find-phones.js";
import { findSecrets } from "./find-secrets.js";
import { findSocialNumbers } from "./find-social-numbers.js";
import { findSpelledDigits } from "./find-spelled-digits.js";
import { foldText } from "./fold-text.js";
import type { TextRange } from "./text-range.js";

/** Everything in a text that our own patterns know, in no order; ranges may overlap. Time grows with the text's length. */
export function findPersonalData(text: string): TextRange[] {
  const folded = foldText(text);
  const ranges = [...findSecrets(folded), ...findEmails(folded), ...findSpelledDigits(folded)];
  if (!/\d/.test(folded)) return ranges;
  const runs = digitRuns(folded);
  return [
    ...ranges,
    ...findIbans(folded),
    ...findCards(folded, runs),
    ...findSocialNumbers(folded, runs),
    ...findPhones(folded, runs),
  ];
}
