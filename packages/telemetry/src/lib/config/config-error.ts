// SPDX-License-Identifier: Apache-2.0

/** What is wrong with an option that was set in code. */
export interface ConfigFault {
  /** `unknown_option`, `invalid_option` or `conflicting_options`. */
  readonly code: "unknown_option" | "invalid_option" | "conflicting_options";
  /** The option. */
  readonly key: string;
  /** What would be right. */
  readonly expected: string;
  /** What was given, without secrets. */
  readonly actual: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A wrong value in code. Thrown by set-up, before anything starts; never later. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly code: ConfigFault["code"];
  readonly key: string;
  readonly expected: string;
  readonly actual: string;
  /** Expected and actual in one sentence. */
  readonly why: string;
  readonly fix: string;

  constructor(fault: ConfigFault, options?: ErrorOptions) {
    const why = `expected ${fault.expected}, got ${fault.actual}`;
    super(`Turnspan option "${fault.key}": ${why}. ${fault.fix}`, options);
    this.code = fault.code;
    this.key = fault.key;
    this.expected = fault.expected;
    this.actual = fault.actual;
    this.why = why;
    this.fix = fault.fix;
  }
}
