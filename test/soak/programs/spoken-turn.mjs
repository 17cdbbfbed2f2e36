// SPDX-License-Identifier: Apache-2.0
/**
 * A clock that the soak sets forward, so that a day of calls takes a minute. The records' times come from LiveKit's events
 * and from Date.now().
 */
export const clock = { now: Date.now() };
Date.now = () => Math.round(clock.now);

let speeches = 0;

/** What LiveKit's handle of a speech shows to others. */
class Handle {
  id = `speech_${++speeches}`;
  parent = undefined;
  inputDetails = { modality: "audio" };
  scheduled = true;
  interrupted = false;
  chatItems = [];
  #callbacks = [];

  done = () => true;
  exception = () => undefined;
  waitIfNotInterrupted = () => new Promise(() => {});
  addDoneCallback = (callback) => this.#callbacks.push(callback);
  end = () => this.#callbacks.splice(0).forEach((callback) => callback(this));
}

const metadata = (kind) => ({ modelProvider: "openai", modelName: kind });

/**
 * Emits what LiveKit emits for one spoken turn, in its order. Every so often there is a tool, a barge-in, a preemptive
 * attempt that is thrown away, a false interruption, or an error of a provider.
 */
export async function emitTurn(session, index) {
  const emit = (event, fields, afterMs = 5) => {
    clock.now += afterMs;
    session.emit(event, { createdAt: clock.now, ...fields });
  };
  const report = (type, fields, afterMs) =>
    emit(
      "metrics_collected",
      { metrics: { type, label: type, timestamp: clock.now, durationMs: 120, ...fields } },
      afterMs,
    );
  const say = (event, oldState, newState, afterMs) => emit(event, { oldState, newState }, afterMs);
  const create = () => {
    const handle = new Handle();
    emit("speech_created", { speechHandle: handle, source: "generate_reply", userInitiated: true });
    return handle;
  };
  const llm = (handle, request) =>
    report("llm_metrics", {
      requestId: `llm_${index}_${request}`,
      speechId: handle.id,
      ttftMs: 210,
      cancelled: false,
      promptTokens: 400,
      promptCachedTokens: 128,
      completionTokens: 30,
      totalTokens: 430,
      tokensPerSecond: 50,
      metadata: metadata("gpt-4.1-mini"),
    });

  say("user_state_changed", "listening", "speaking", 300);
  const startedSpeakingAt = clock.now / 1000;
  emit("user_input_transcribed", { transcript: "where", isFinal: false, language: "en" }, 900);
  say("user_state_changed", "speaking", "listening", 800);
  const stoppedAtMs = Math.round(clock.now - 400);
  emit("user_input_transcribed", { transcript: "where is it", isFinal: true, language: "en" }, 60);
  report("stt_metrics", {
    requestId: `stt_${index}`,
    audioDurationMs: 2_000,
    streamed: true,
    metadata: metadata("gpt-4o-transcribe"),
  });
  if (index % 9 === 0) {
    const lost = create();
    lost.scheduled = false;
    llm(lost, "lost");
    await Promise.resolve();
    lost.end();
  }
  const handle = create();
  await Promise.resolve();
  report("eou_metrics", {
    speechId: handle.id,
    endOfUtteranceDelayMs: 500,
    transcriptionDelayMs: 160,
    onUserTurnCompletedDelayMs: 2,
    lastSpeakingTimeMs: stoppedAtMs,
  });
  emit("conversation_item_added", {
    item: {
      type: "message",
      role: "user",
      id: `item_u${index}`,
      textContent: "where is it",
      interrupted: false,
      metrics: { startedSpeakingAt, stoppedSpeakingAt: stoppedAtMs / 1000 },
    },
  });
  say("agent_state_changed", "listening", "thinking");
  if (index % 50 === 0) {
    const error = {
      type: "llm_error",
      label: "llm",
      recoverable: true,
      error: new Error("lost"),
      timestamp: clock.now,
    };
    emit("error", { error, source: session.llm });
  }
  llm(handle, 1);
  if (index % 5 === 0) {
    const call = { type: "function_call", callId: `call_${index}`, name: "order_status", createdAt: clock.now };
    const output = {
      type: "function_call_output",
      callId: call.callId,
      createdAt: clock.now + 80,
      isError: index % 10 === 0,
    };
    handle.chatItems.push(call);
    clock.now += 80;
    handle.chatItems.push(output);
    emit("function_tools_executed", { functionCalls: [call], functionCallOutputs: [output] });
    llm(handle, 2);
  }
  report("tts_metrics", {
    requestId: `tts_${index}`,
    segmentId: `segment_${index}`,
    speechId: handle.id,
    ttfbMs: 140,
    audioDurationMs: 3_000,
    charactersCount: 60,
    cancelled: false,
    streamed: true,
    metadata: metadata("gpt-4o-mini-tts"),
  });
  say("agent_state_changed", "thinking", "speaking", 150);
  const agentStartedAt = clock.now / 1000;
  if (index % 11 === 0) emit("agent_false_interruption", { resumed: true }, 700);
  if (index % 7 === 0) handle.interrupted = true;
  clock.now += 3_000;
  const message = {
    type: "message",
    role: "assistant",
    id: `item_a${index}`,
    textContent: "it is on its way",
    interrupted: handle.interrupted,
    metrics: { startedSpeakingAt: agentStartedAt, stoppedSpeakingAt: clock.now / 1000, playbackLatency: 0.01 },
  };
  handle.chatItems.push(message);
  emit("conversation_item_added", { item: message });
  say("agent_state_changed", "speaking", "listening");
  handle.end();
  clock.now += 1_500;
}
