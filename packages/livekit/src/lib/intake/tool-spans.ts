// SPDX-License-Identifier: Apache-2.0

/** Tool calls whose span is remembered until they have been reported. */
const callsMost = 1000;

/** The spans under which the tools of a session ran, by call. */
export class ToolSpans {
  readonly #spanIds = new Map<string, string>();

  /** A call starts under this span; a provider may use an id again. */
  open(callId: string, spanId: string): string {
    this.#spanIds.delete(callId);
    this.#spanIds.set(callId, spanId);
    for (const oldest of this.#spanIds.keys()) {
      if (this.#spanIds.size <= callsMost) break;
      this.#spanIds.delete(oldest);
    }
    return spanId;
  }

  /** `null` if no span was opened for the call. */
  of(callId: string): string | null {
    return this.#spanIds.get(callId) ?? null;
  }
}
