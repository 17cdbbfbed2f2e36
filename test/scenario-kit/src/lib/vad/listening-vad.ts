// SPDX-License-Identifier: Apache-2.0
import { type VADEvent, VADEventType, type VADStream, inference } from "@livekit/agents";

/** Where the detector placed the end of an utterance. Times are epoch ms. */
export interface EndOfSpeech {
  readonly placedAtMs: number;
  readonly reportedAtMs: number;
}

/** The framework's own Silero detector; it also keeps where it placed each end of speech, by the framework's arithmetic. */
export class ListeningVad extends inference.VAD {
  readonly endsOfSpeech: EndOfSpeech[] = [];
  /** The longest that it took for one window of 32 ms, in ms. More than that, and it fell behind the caller. */
  slowestWindowMs = 0;

  override stream(): VADStream {
    const stream = super.stream();
    const next = stream.next.bind(stream);
    stream.next = async () => {
      const result = await next();
      if (result.done !== true) this.#note(result.value);
      return result;
    };
    return stream;
  }

  #note(event: VADEvent): void {
    this.slowestWindowMs = Math.max(this.slowestWindowMs, event.inferenceDuration);
    if (event.type !== VADEventType.END_OF_SPEECH) return;
    const reportedAtMs = Date.now();
    this.endsOfSpeech.push({
      placedAtMs: reportedAtMs - event.silenceDuration - event.inferenceDuration,
      reportedAtMs,
    });
  }
}
