// SPDX-License-Identifier: Apache-2.0
import { mostItems } from "./feed.js";

/** More than a server tells again of what was before its start. */
const most = mostItems * 4;

/** Which records came lately, by the digest at the end of an event's id: a server that was started anew tells some of them again. */
export class SeenRecords {
  readonly #digests = new Set<string>();

  /** Whether it is the first time; false of a record that came lately. */
  isNew(eventId: string): boolean {
    const digest = eventId.slice(eventId.lastIndexOf("-"));
    if (this.#digests.has(digest)) return false;
    this.#digests.add(digest);
    if (this.#digests.size > most) this.#digests.delete(this.#digests.keys().next().value ?? "");
    return true;
  }
}
