// SPDX-License-Identifier: Apache-2.0
import { inference } from "@livekit/agents";
import { pause } from "../clock/pause.js";
import type { Ledger } from "../ledger/ledger.js";
import type { TurnDetectorPlan } from "../scenario/provider-plan.js";

type DetectorStream = ReturnType<inference.TurnDetector["stream"]>;

/** LiveKit's detector that hears the caller as he speaks, asked over a connection of ours: no cloud, no model. */
export class ScriptedTurnDetector extends inference.TurnDetector {
  readonly #plan: TurnDetectorPlan;
  readonly #ledger: Ledger;
  #asked = 0;

  constructor(plan: TurnDetectorPlan, ledger: Ledger) {
    super({ version: "v1-mini", unlikelyThreshold: 0.5 });
    this.#plan = plan;
    this.#ledger = ledger;
  }

  override stream(): DetectorStream {
    const transport = new ScriptedTransport((stream, requestId) => void this.#predict(stream, requestId));
    const stream = new inference.TurnDetectorStreamImpl({
      detector: this,
      opts: this._opts,
      cloudOpts: undefined,
      model: this.model,
      transport,
    });
    this._streams.add(stream);
    return stream;
  }

  /** Answers and reports as the connection to LiveKit's cloud does. */
  async #predict(stream: DetectorStream, requestId: string): Promise<void> {
    const { takesMs, probabilities } = this.#plan;
    const request = this.#ledger.open("turn_detector", { provider: this.provider, model: this.model });
    await pause(takesMs);
    stream._resolvePrediction(requestId, probabilities[this.#asked++ % probabilities.length] ?? 1, {
      inferenceDuration: takesMs,
    });
    const endedAtMs = Date.now();
    Object.assign(request, { firstByteAtMs: endedAtMs, endedAtMs, usageSent: true });
    this.emit("metrics_collected", {
      type: "eot_inference_metrics",
      timestamp: endedAtMs,
      totalDuration: endedAtMs - request.startedAtMs,
      predictionDuration: takesMs,
      detectionDelay: 0,
      numRequests: 1,
      metadata: { modelName: this.model, modelProvider: this.provider },
    });
  }
}

/** Hands requests on, and takes the audio away unheard. */
class ScriptedTransport {
  readonly #ask: (stream: DetectorStream, requestId: string) => void;
  #stream: DetectorStream | null = null;

  constructor(ask: (stream: DetectorStream, requestId: string) => void) {
    this.#ask = ask;
  }

  attach(stream: DetectorStream): void {
    this.#stream = stream;
  }

  runInference(requestId: string): void {
    if (this.#stream !== null) this.#ask(this.#stream, requestId);
  }

  async run(): Promise<void> {
    await this.#stream?._drainAudioChannel();
  }

  async pushFrame(): Promise<void> {}

  async flush(): Promise<void> {}

  detach(): void {
    this.#stream = null;
  }
}
