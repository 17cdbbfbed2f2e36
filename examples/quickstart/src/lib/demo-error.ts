// SPDX-License-Identifier: Apache-2.0
/** A reason why the demo cannot go on that its user can do something about. */
export class DemoError extends Error {
  override readonly name = "DemoError";
  /** What to do about it. */
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}
