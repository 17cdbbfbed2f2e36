// SPDX-License-Identifier: Apache-2.0
import { ReadableStream, type ReadableStreamDefaultController } from "node:stream/web";
import { llm } from "@livekit/agents";
import type { AudioFrame } from "@livekit/rtc-node";
import { pause } from "../clock/pause.js";
import type { ServedRequest } from "../ledger/served-request.js";
import { toneFrame, toneFrameMs } from "../providers/speaking-tone.js";
import type { RealtimeReply } from "./realtime-reply.js";

// Audio is sent faster than it plays, as models do.
const speedup = 6;

/** One response of the realtime model, from its creation to its report. */
export class ScriptedResponse {
  readonly reply: RealtimeReply;
  readonly request: ServedRequest;
  readonly #report: () => void;
  readonly #fail: (recoverable: boolean) => void;
  readonly #cancelled = new AbortController();

  /** `report` is called when the response is over, `fail` in its place when it breaks. */
  constructor(
    reply: RealtimeReply,
    request: ServedRequest,
    told: { readonly report: () => void; readonly fail: (recoverable: boolean) => void },
  ) {
    this.reply = reply;
    this.request = request;
    this.#report = told.report;
    this.#fail = told.fail;
  }

  /** What LiveKit is told when the response is created. The response starts with it. */
  event(userInitiated: boolean): llm.GenerationCreatedEvent {
    const text = openStream<string>();
    const audio = openStream<AudioFrame>();
    const calls = openStream<llm.FunctionCall>();
    const messages = openStream<llm.MessageGeneration>();
    if (this.reply.text !== undefined) {
      messages.controller.enqueue({
        messageId: `message_${this.request.requestId}`,
        textStream: text.stream,
        audioStream: audio.stream,
        modalities: Promise.resolve(["text", "audio"]),
      });
    }
    messages.controller.close();
    void this.#serve(text.controller, audio.controller, calls.controller);
    return {
      messageStream: messages.stream,
      functionStream: calls.stream,
      userInitiated,
      responseId: this.request.requestId,
    };
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  async #serve(
    text: ReadableStreamDefaultController<string>,
    audio: ReadableStreamDefaultController<AudioFrame>,
    calls: ReadableStreamDefaultController<llm.FunctionCall>,
  ): Promise<void> {
    const { signal } = this.#cancelled;
    const { reply, request } = this;
    await pause(reply.ttftMs, signal);
    if (reply.fails !== undefined && !signal.aborted) {
      for (const stream of [text, audio, calls]) close(stream);
      Object.assign(request, { failed: true, endedAtMs: Date.now() });
      this.#fail(reply.fails === "recoverable");
      return;
    }
    if (reply.text !== undefined && !signal.aborted) text.enqueue(reply.text);
    let sentMs = 0;
    for (; sentMs < reply.audioMs && !signal.aborted; sentMs += toneFrameMs) {
      request.firstByteAtMs ??= Date.now();
      audio.enqueue(toneFrame(sentMs));
      await pause(toneFrameMs / speedup, signal);
    }
    for (const [index, { name, args }] of (reply.toolCalls ?? []).entries()) {
      if (signal.aborted) break;
      request.firstByteAtMs ??= Date.now();
      const callId = `${request.requestId}_call_${index + 1}`;
      calls.enqueue(llm.FunctionCall.create({ callId, name, args: JSON.stringify(args) }));
    }
    for (const stream of [text, audio, calls]) close(stream);
    this.#settle(reply.audioMs === 0 ? 1 : sentMs / reply.audioMs);
  }

  /** A response that is cut is billed for what was made until then. */
  #settle(made: number): void {
    const { usage } = this.reply;
    Object.assign(this.request, {
      ...usage,
      outputTokens: Math.round(usage.outputTokens * made),
      outputAudioTokens: Math.round(usage.outputAudioTokens * made),
      cancelled: this.#cancelled.signal.aborted,
      endedAtMs: Date.now(),
      usageSent: true,
    });
    this.#report();
  }
}

/** Ends a stream, unless LiveKit has cancelled it because nobody reads it any more. */
function close(stream: ReadableStreamDefaultController<unknown>): void {
  try {
    stream.close();
  } catch {
    // A cancelled stream cannot be closed, and a controller does not say that it is cancelled.
  }
}

function openStream<T>(): { stream: ReadableStream<T>; controller: ReadableStreamDefaultController<T> } {
  let controller: ReadableStreamDefaultController<T> | null = null;
  const stream = new ReadableStream<T>({
    start: (own) => {
      controller = own;
    },
  });
  if (controller === null) throw new Error("a stream has no controller");
  return { stream, controller };
}
