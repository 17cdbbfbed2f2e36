// SPDX-License-Identifier: Apache-2.0
import type { SignozApi } from "../api/connection.js";

export type ResourceKind = "channel" | "route policy" | "alert rule" | "dashboard" | "retention";

/** Something that is in SigNoz. */
export interface Present {
  readonly id: string;
  readonly name: string;
  /** Whether it carries our mark; only then it may be changed or removed. */
  readonly isOurs: boolean;
  readonly content: unknown;
}

/** How one kind of thing is read and written. */
export interface Resource<Wanted> {
  readonly kind: ResourceKind;
  nameOf(wanted: Wanted): string;
  /** All of them. */
  list(api: SignozApi): Promise<Present[]>;
  create(api: SignozApi, wanted: Wanted): Promise<void>;
  update(api: SignozApi, id: string, wanted: Wanted): Promise<void>;
  remove(api: SignozApi, id: string): Promise<void>;
}
