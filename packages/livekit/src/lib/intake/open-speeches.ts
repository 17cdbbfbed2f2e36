// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import { timeOf } from "./units.js";

interface ToolCall {
  readonly callId: string;
  readonly name: string;
  readonly startedAt: number;
}

/** When a session closes, LiveKit marks speeches done before it makes their messages: that many are kept. */
const doneKept = 8;

/**
 * The speech handles that are not done, and the last that were. LiveKit's events name no speech, but a handle keeps the
 * messages and tool calls that were made for it, so that an event's item can be looked up here.
 */
export class OpenSpeeches {
  readonly #handles = new Map<string, voice.SpeechHandle>();
  /** Weakly: a handle holds all that was made for its speech, and whoever still adds to it has it. */
  readonly #done = new Map<string, WeakRef<voice.SpeechHandle>>();
  readonly #says = new Set<string>();
  readonly #interrupted = new Set<string>();

  add(handle: voice.SpeechHandle, source: voice.SpeechCreatedEvent["source"]): void {
    this.#handles.set(handle.id, handle);
    if (source === "say") this.#says.add(handle.id);
  }

  remove(speechId: string): void {
    const handle = this.#handles.get(speechId);
    if (handle) this.#done.set(speechId, new WeakRef(handle));
    const [oldest] = this.#done.keys();
    if (this.#done.size > doneKept && oldest !== undefined) this.#done.delete(oldest);
    this.#handles.delete(speechId);
    this.#says.delete(speechId);
    this.#interrupted.delete(speechId);
  }

  clear(): void {
    for (const all of [this.#handles, this.#done, this.#says, this.#interrupted]) all.clear();
  }

  /** Speeches that have been interrupted since this was asked last. */
  takeInterrupted(): string[] {
    const found: string[] = [];
    for (const [speechId, handle] of this.#handles) {
      if (!handle.interrupted || this.#interrupted.has(speechId)) continue;
      this.#interrupted.add(speechId);
      found.push(speechId);
    }
    return found;
  }

  /** The speech that an item of the chat was made for. */
  ofItem(itemId: string): string | null {
    return this.#find((item) => item.id === itemId);
  }

  /** Whether a speech is a `say()` that is not done. */
  isSay(speechId: string): boolean {
    return this.#says.has(speechId);
  }

  /** The speech that asked for a tool call. */
  ofToolCall(callId: string): string | null {
    return this.#find((item) => item.type === "function_call" && item.callId === callId);
  }

  /** The speech whose tool has started and not returned: the one that is asked about if it has, else the newest. */
  withRunningTool(askedSpeechId: string | null = null): string | null {
    const asked = askedSpeechId === null ? undefined : this.#handles.get(askedSpeechId);
    if (asked && unfinishedTools(asked).length > 0) return asked.id;
    for (const [speechId, handle] of [...this.#handles].toReversed()) {
      if (unfinishedTools(handle).length > 0) return speechId;
    }
    return null;
  }

  #find(matches: (item: voice.SpeechHandle["chatItems"][number]) => boolean): string | null {
    // The newest first: an item is nearly always of the speech under way.
    for (const [speechId, handle] of [...this.#handles].toReversed()) {
      if (handle.chatItems.some(matches)) return speechId;
    }
    for (const [speechId, done] of [...this.#done].toReversed()) {
      if (done.deref()?.chatItems.some(matches)) return speechId;
    }
    return null;
  }
}

/** Tool calls of a speech that have no output. */
export function unfinishedTools(handle: voice.SpeechHandle): ToolCall[] {
  const returned = new Set(
    handle.chatItems.filter((item) => item.type === "function_call_output").map((item) => item.callId),
  );
  return handle.chatItems
    .filter((item) => item.type === "function_call")
    .filter((call) => !returned.has(call.callId))
    .map((call) => ({ callId: call.callId, name: call.name, startedAt: timeOf(call.createdAt) }));
}
