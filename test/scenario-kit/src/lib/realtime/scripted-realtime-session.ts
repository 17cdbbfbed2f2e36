// SPDX-License-Identifier: Apache-2.0
import { llm } from "@livekit/agents";
import type { AudioFrame } from "@livekit/rtc-node";
import { pause } from "../clock/pause.js";
import type { Ledger } from "../ledger/ledger.js";
import { errorOf } from "../providers/scripted-failure.js";
import { UtteranceDetector } from "../providers/utterance-detector.js";
import type { RealtimeReply, RealtimeScript } from "./realtime-reply.js";
import { realtimeMetrics } from "./realtime-metrics.js";
import { ScriptedResponse } from "./scripted-response.js";

const endSilenceMs = 300;

interface RealtimeSource extends llm.RealtimeModel {
  readonly script: RealtimeScript;
  readonly takeReply: () => RealtimeReply;
  readonly ledger: Ledger;
  readonly endOfSpeech: (atMs: number) => void;
}

/** One connection to the scripted realtime model. */
export class ScriptedRealtimeSession extends llm.RealtimeSession {
  readonly #model: RealtimeSource;
  readonly #detector = new UtteranceDetector(endSilenceMs);
  readonly #openedAtMs = Date.now();
  #chat = llm.ChatContext.empty();
  #tools = llm.ToolContext.empty();
  #response: ScriptedResponse | null = null;

  constructor(model: RealtimeSource) {
    super(model);
    this.#model = model;
  }

  override get chatCtx(): llm.ChatContext {
    return this.#chat;
  }

  override get tools(): llm.ToolContext {
    return this.#tools;
  }

  override async updateInstructions(): Promise<void> {}

  override async updateChatCtx(chatCtx: llm.ChatContext): Promise<void> {
    this.#chat = chatCtx.copy();
  }

  override async updateTools(tools: llm.ToolContext): Promise<void> {
    this.#tools = tools.copy();
  }

  override updateOptions(): void {}

  override pushAudio(frame: AudioFrame): void {
    const durationMs = (frame.samplesPerChannel / frame.sampleRate) * 1000;
    switch (this.#detector.hear(frame.data, durationMs)) {
      case "began":
        this.emit("input_speech_started", {});
        return;
      case "ended":
        this.#model.endOfSpeech(Date.now());
        this.emit("input_speech_stopped", { userTranscriptionEnabled: true });
        void this.#answer();
        return;
      case "quiet":
      case "talking":
    }
  }

  async #answer(): Promise<void> {
    const response = this.#respond();
    const { heard } = response.reply;
    this.emit("generation_created", response.event(false));
    if (heard === undefined) return;
    await pause(60);
    const itemId = `item_${response.request.requestId}`;
    this.emit("input_audio_transcription_completed", { itemId, transcript: heard, isFinal: true });
  }

  override async generateReply(): Promise<llm.GenerationCreatedEvent> {
    await pause(20);
    return this.#respond().event(true);
  }

  #respond(): ScriptedResponse {
    const reply = this.#model.takeReply();
    const { provider, model } = this.#model;
    const request = this.#model.ledger.open("realtime", { provider, model });
    const response = new ScriptedResponse(reply, request, {
      report: () => this.emit("metrics_collected", realtimeMetrics(this.#model, request)),
      fail: (recoverable) =>
        this.emit("error", {
          type: "realtime_model_error",
          timestamp: Date.now(),
          label: this.#model.label(),
          error: errorOf("dropped"),
          recoverable,
        }),
    });
    this.#response = response;
    return response;
  }

  override async commitAudio(): Promise<void> {}

  override async clearAudio(): Promise<void> {}

  override async interrupt(): Promise<void> {
    this.#response?.cancel();
  }

  override async truncate(): Promise<void> {}

  override async close(): Promise<void> {
    this.#response?.cancel();
    if (this.#model.script.reportsSessionTime === true) {
      const { provider, model } = this.#model;
      const request = this.#model.ledger.open("realtime", { provider, model });
      const openMs = Date.now() - this.#openedAtMs;
      Object.assign(request, { endedAtMs: Date.now(), sessionMs: openMs, usageSent: true });
      this.emit("metrics_collected", realtimeMetrics(this.#model, request));
    }
    await super.close();
  }
}
