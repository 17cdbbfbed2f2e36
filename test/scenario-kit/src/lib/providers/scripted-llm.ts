// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_API_CONNECT_OPTIONS, llm } from "@livekit/agents";
import { pause } from "../clock/pause.js";
import type { Ledger } from "../ledger/ledger.js";
import type { ServedRequest } from "../ledger/served-request.js";
import { findReply, promptOf } from "./find-reply.js";
import type { LlmReply } from "./llm-reply.js";
import type { ProviderIdentity } from "./provider-identity.js";
import type { ProviderScript } from "./provider-script.js";
import { FailureScript, errorOf } from "./scripted-failure.js";

const usualIdentity: ProviderIdentity = { provider: "scripted", model: "scripted-llm-1", label: "scripted.LLM" };

/** A language model that answers from a script, token by token, and enters every attempt in the ledger. */
export class ScriptedLlm extends llm.LLM {
  readonly replies: readonly LlmReply[];
  readonly ledger: Ledger;
  readonly identity: ProviderIdentity;
  readonly failures: FailureScript;

  constructor(replies: readonly LlmReply[], ledger: Ledger, { identity, failures }: ProviderScript = {}) {
    super();
    this.replies = replies;
    this.ledger = ledger;
    this.identity = identity ?? usualIdentity;
    this.failures = new FailureScript(failures);
  }

  override get model(): string {
    return this.identity.model;
  }

  override get provider(): string {
    return this.identity.provider;
  }

  override label(): string {
    return this.identity.label;
  }

  override chat(request: Parameters<llm.LLM["chat"]>[0]): llm.LLMStream {
    return new ScriptedLlmStream(this, request);
  }
}

class ScriptedLlmStream extends llm.LLMStream {
  readonly #model: ScriptedLlm;
  #attempts = 0;

  constructor(model: ScriptedLlm, request: Parameters<llm.LLM["chat"]>[0]) {
    const { chatCtx, toolCtx, connOptions = DEFAULT_API_CONNECT_OPTIONS } = request;
    super(model, { chatCtx, ...(toolCtx === undefined ? {} : { toolCtx }), connOptions });
    this.#model = model;
  }

  // The framework calls this once for each attempt.
  protected override async run(): Promise<void> {
    const prompt = promptOf(this.chatCtx.items);
    const reply = findReply(this.#model.replies, prompt);
    if (reply === undefined) throw new Error(`the script has no reply to ${JSON.stringify(prompt)}`);
    const request = this.#model.ledger.open("llm", this.#model.identity);
    try {
      await this.#serve(reply, request);
    } finally {
      request.endedAtMs = Date.now();
    }
  }

  async #serve(reply: LlmReply, request: ServedRequest): Promise<void> {
    const signal = this.abortController.signal;
    this.#attempts += 1;
    const failure = this.#model.failures.take() ?? (this.#attempts <= (reply.failedAttempts ?? 0) ? "dropped" : null);
    await pause(reply.ttftMs, signal);
    if (failure !== null) {
      request.failed = true;
      throw errorOf(failure);
    }
    for (const [index, token] of (reply.text?.match(/\s*\S+/g) ?? []).entries()) {
      if (reply.stall?.afterTokens === index) await pause(reply.stall.ms);
      if (signal.aborted) break;
      request.firstByteAtMs ??= Date.now();
      this.queue.put({ id: request.requestId, delta: { role: "assistant", content: token } });
      await pause(1000 / reply.tokensPerSecond, signal);
    }
    if (signal.aborted) {
      request.cancelled = true;
      return;
    }
    this.#callTools(reply, request);
    this.#sendUsage(reply, request);
  }

  #callTools(reply: LlmReply, request: ServedRequest): void {
    if (reply.toolCalls === undefined) return;
    const toolCalls = reply.toolCalls.map(({ name, args }, index) =>
      llm.FunctionCall.create({ callId: `${request.requestId}_call_${index + 1}`, name, args: JSON.stringify(args) }),
    );
    request.firstByteAtMs ??= Date.now();
    this.queue.put({ id: request.requestId, delta: { role: "assistant", toolCalls } });
  }

  #sendUsage({ usage }: LlmReply, request: ServedRequest): void {
    this.queue.put({
      id: request.requestId,
      usage: {
        promptTokens: usage.inputTokens,
        promptCachedTokens: usage.cachedTokens,
        completionTokens: usage.outputTokens,
        totalTokens: usage.inputTokens + usage.outputTokens,
      },
    });
    Object.assign(request, usage, { usageSent: true });
  }
}
