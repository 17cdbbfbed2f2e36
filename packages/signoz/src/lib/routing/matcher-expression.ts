// SPDX-License-Identifier: Apache-2.0
import { SignozError } from "../api/signoz-error.js";

const form = /^\s*([a-zA-Z_][\w.]*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

/**
 * An Alertmanager matcher, `severity=~"critical|warning"`, as an expression of SigNoz's route policies. A label that
 * an alert does not have is the empty text, as in Alertmanager.
 * @throws SignozError if it is not a matcher with a value in double quotes.
 */
export function matcherExpression(matcher: string): string {
  const [, label, operator, raw] = form.exec(matcher) ?? [];
  if (label === undefined || raw === undefined) {
    throw new SignozError({
      code: "FILE_INVALID",
      why: `The matcher ${matcher} is not understood.`,
      fix: 'Write it as label="value", with =, !=, =~ or !~.',
    });
  }
  const value = raw.replaceAll('\\"', '"').replaceAll("\\\\", "\\");
  const labelOrEmpty = `(${label} ?? "")`;
  switch (operator) {
    case "=":
      return `${labelOrEmpty} == ${JSON.stringify(value)}`;
    case "!=":
      return `${labelOrEmpty} != ${JSON.stringify(value)}`;
    default: {
      const isPlain = value.split("|").every((one) => /^[\w .:/-]*$/.test(one) && !one.includes("."));
      const matches = isPlain
        ? `${labelOrEmpty} in ${JSON.stringify(value.split("|"))}`
        : `${labelOrEmpty} matches ${JSON.stringify(`^(?:${value})$`)}`;
      return operator === "=~" ? matches : `not (${matches})`;
    }
  }
}
