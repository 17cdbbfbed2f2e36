// SPDX-License-Identifier: Apache-2.0
import type { ProblemReport } from "../guard/problem.js";
import type { WithheldReason } from "./custom-rules.js";

/** What to say when a rule of the host's made a text be withheld. */
export function describeWithheld(reason: WithheldReason): ProblemReport {
  return {
    code: `redaction_${reason}`,
    message: `A text was withheld, because a redaction rule of yours ${what(reason)}.`,
    fix: "Correct redactPatterns or redactText; until then [withheld] is written instead.",
  };
}

function what(reason: WithheldReason): string {
  switch (reason) {
    case "threw":
      return "threw";
    case "slow":
      return "took too long; after three times it is not run any more, and every text is withheld";
    case "no_text":
      return "returned no text";
  }
}
