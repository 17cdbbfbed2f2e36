// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import { timeOf } from "./units.js";

interface ToolCall {
  readonly callId: string;
  readonly name: string;
  readonly startedAt: number;
}

/**
 * The speech handles that are not done. LiveKit's events name no speech, but a handle keeps the messages and tool calls
 * that were made for it, so that an event's item can be looked up here.
 */
export class OpenSpeeches {
  readonly #handles = new Map<string, voice.SpeechHandle>();

  add(handle: voice.SpeechHandle): void {
    this.#handles.set(handle.id, handle);
  }

  remove(speechId: string): void {
    this.#handles.delete(speechId);
  }

  clear(): void {
    this.#handles.clear();
  }

  /** The speech that an item of the chat was made for. */
  ofItem(itemId: string): string | null {
    return this.#find((item) => item.id === itemId);
  }

  /** The speech that asked for a tool call. */
  ofToolCall(callId: string): string | null {
    return this.#find((item) => item.type === "function_call" && item.callId === callId);
  }

  /** The newest speech whose tool has started and not returned. */
  withRunningTool(): string | null {
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
