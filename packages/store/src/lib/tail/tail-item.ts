// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import type { MalformedLine } from "../files/malformed-lines.js";

/** Something that came into the files. */
export type TailItem =
  | { readonly kind: "record"; readonly record: TurnspanRecord }
  | { readonly kind: "malformed"; readonly line: MalformedLine };

export interface TailOptions {
  /** Ends the feed. */
  readonly signal?: AbortSignal | undefined;
  /** Only records of these types; all unless given. */
  readonly types?: readonly TurnspanRecord["type"][] | undefined;
  /** Begin with the last so many records of today and yesterday, oldest first; 0 unless given, at most 10,000. */
  readonly last?: number | undefined;
  /** Called once, between those and what is new. */
  readonly onCaughtUp?: (() => void) | undefined;
  /**
   * Called when files can't be read, once for each reason; the feed then tries again twice a second and goes on where it was. Must not
   * throw. Without it the feed throws.
   */
  readonly onFailure?: ((error: unknown) => void) | undefined;
  /** Called when all files can be read again, after what was written meanwhile. Must not throw. */
  readonly onRecovery?: (() => void) | undefined;
}
