// SPDX-License-Identifier: Apache-2.0
import type { Signal } from "../../spool/signal.js";

/** Where exports go, once it is known. */
export type Destination =
  | { kind: "none" }
  /** A URL is `null` if that signal goes nowhere. */
  | { kind: "otlp"; urls: Readonly<Record<Signal, string | null>> };

/** A destination, or one that is still being looked for. */
export type MaybeKnown = Destination | Promise<Destination>;
