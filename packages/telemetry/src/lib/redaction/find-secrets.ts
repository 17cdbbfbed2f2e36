// SPDX-License-Identifier: Apache-2.0
import type { TextRange } from "./text-range.js";

/** Keys that tell by their first letters whose they are. Each ends in one class of characters, so that none backtracks. */
const tokens = new RegExp(
  `(?<![A-Za-z0-9_-])(?:${[
    String.raw`(?:sk|rk|gsk|xai|pplx|nvapi|hf|npm|whsec|shpat|shpss|dckr_pat|dop_v1|lsv2)[-_][A-Za-z0-9_-]{16,}`,
    // These begin ordinary words and names as well: a key has a digit.
    String.raw`(?:pk|key|csk|rpa|r8|fc|el|tvly|dg|pypi|sbp|vercel|lin_api|ntn|PMAK)[-_](?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9_-]{16,}`,
    String.raw`(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{16,}`,
    String.raw`gh[pousr]_[A-Za-z0-9]{16,}`,
    String.raw`github_pat_[A-Za-z0-9_]{16,}`,
    String.raw`gl(?:pat|ptt|dt|rt|soat)-[A-Za-z0-9_-]{16,}`,
    String.raw`(?:xox[a-z]|xapp)-[A-Za-z0-9-]{8,}`,
    String.raw`AIza[A-Za-z0-9_-]{20,}`,
    String.raw`ya29\.[A-Za-z0-9_-]{16,}`,
    String.raw`SG\.[A-Za-z0-9_.-]{20,}`,
    String.raw`(?:AC|SK)[0-9a-f]{32,}`,
    String.raw`API(?=[A-Za-z]{0,16}\d)[A-Za-z0-9]{11,}`,
    String.raw`eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){0,4}`,
  ].join("|")})`,
  "g",
);
const authorization =
  /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:(?:bearer|basic|token|digest|apikey|negotiate)\s{1,4})?([^\s"',;]{4,})/gi;
/** "Bearer" is a word too: what follows has a digit in it, or is longer than words are. */
const scheme = /\b(?:bearer|basic)\s{1,4}((?=[A-Za-z._~+/=-]{0,64}\d|[A-Za-z._~+/=-]{24})[A-Za-z0-9._~+/=-]{8,})/gi;
const named =
  /(?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,32}[_-]){0,4}(?:api[_ -]?keys?|apikey|api[_-]?secret|secret(?:[_-]?key)?|(?:access|auth|refresh|session|bearer|id)?[_-]?token|access[_-]?key(?:[_-]?id)?|password|passwd|passphrase|pwd|client[_-]?secret|private[_-]?key|ingestion[_-]?key|credentials?|signature|sig)["']?\s{0,3}[:=]\s{0,3}["']?([^\s"'&,;<>[\]]{4,})/gi;
/** Spoken: the value has a digit in it, or it would be a sentence about passwords. */
const said =
  /\b(?:password|passcode|passphrase|api key|secret key|access code)\s{1,3}is[ :]{1,3}((?=[^\s\d]{0,64}\d)\S{4,128})/gi;
const pin = /\b(?:cvv2?|cvc2?|csc|security code|pin(?: code| number)?)[ :=]{1,3}(?:is[ :]{1,3})?(\d{3,8})(?!\d)/gi;
const userInfo = /:\/\/([^\s/@:]{0,64}:[^\s/@]{1,256})@/g;
const pemBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const pemEnd = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** Keys, tokens, passwords and private keys. */
export function* findSecrets(text: string): Iterable<TextRange> {
  for (const match of text.matchAll(tokens)) {
    yield { start: match.index, end: match.index + match[0].length, label: "secret" };
  }
  for (const pattern of [authorization, scheme, named, said, pin, userInfo]) {
    for (const match of text.matchAll(pattern)) yield valueOf(match);
  }
  yield* findPrivateKeys(text);
}

/** Only the value goes; what it was stays readable. */
function valueOf(match: RegExpExecArray): TextRange {
  const value = match[1] ?? "";
  const start = match.index + match[0].lastIndexOf(value);
  return { start, end: start + value.length, label: "secret" };
}

/** From its first line to its last; one that is cut off goes to the end of the text. */
function* findPrivateKeys(text: string): Iterable<TextRange> {
  pemBegin.lastIndex = 0;
  for (let begin = pemBegin.exec(text); begin !== null; begin = pemBegin.exec(text)) {
    pemEnd.lastIndex = pemBegin.lastIndex;
    const end = pemEnd.exec(text) === null ? text.length : pemEnd.lastIndex;
    yield { start: begin.index, end, label: "private key" };
    pemBegin.lastIndex = end;
  }
}
