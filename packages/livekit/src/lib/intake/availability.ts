// SPDX-License-Identifier: Apache-2.0
import type { AvailabilityChanged } from "../turns/fact.js";
import { type ModelLike, labelOf, membersOf, modelsOf } from "./adapters.js";
import type { Intake } from "./attach.js";
import type { AnySession } from "./session-like.js";
import { textOrUnknown } from "./units.js";

const kinds = ["llm", "stt", "tts"] as const;

interface Emitter {
  on(event: string, listener: (event: Record<string, unknown>) => void): unknown;
  off(event: string, listener: (event: Record<string, unknown>) => void): unknown;
}

/** Listens to the fallback adapters among a session's models. */
export class AdapterWatch {
  readonly #session: AnySession;
  readonly #take: (fact: AvailabilityChanged) => void;
  readonly #guard: Intake["guard"];
  readonly #stops = new Map<ModelLike, () => void>();

  constructor(session: AnySession, { emit, guard }: Pick<Intake, "emit" | "guard">) {
    this.#session = session;
    this.#take = emit;
    this.#guard = guard;
  }

  /** Looks for adapters that are new: an agent may bring models of its own. */
  refresh(): void {
    for (const model of modelsOf(this.#session)) {
      const instances = membersOf(model).length;
      if (instances > 0 && !this.#stops.has(model)) this.#stops.set(model, this.#listen(model, instances));
    }
  }

  stop(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }

  #listen(adapter: ModelLike, instances: number): () => void {
    const emitter = adapter as unknown as Emitter;
    const stops = kinds.map((kind) => {
      const listener = this.#guard("intake.availability", (event: Record<string, unknown>) => {
        const member = event[kind];
        if (typeof member !== "object" || member === null) return;
        this.#take(changeOf(kind, member, event["available"] === true, instances));
      });
      const name = `${kind}_availability_changed`;
      emitter.on(name, listener);
      return () => emitter.off(name, listener);
    });
    return () => stops.forEach((stop) => stop());
  }
}

function changeOf(
  kind: AvailabilityChanged["kind"],
  member: ModelLike,
  available: boolean,
  instances: number,
): AvailabilityChanged {
  const { provider, model } = member;
  return {
    type: "availability_changed",
    at: Date.now(),
    kind,
    instance: {
      label: labelOf(member),
      provider: textOrUnknown(typeof provider === "string" ? provider : null),
      model: textOrUnknown(typeof model === "string" ? model : null),
    },
    available,
    instances,
  };
}
