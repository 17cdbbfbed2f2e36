// SPDX-License-Identifier: Apache-2.0
import type { AvailabilityChanged, Instance } from "../turns/fact.js";
import { isSameInstance } from "../turns/fallback.js";
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
      const isAdapter = membersOf(model).length > 0;
      if (isAdapter && !this.#stops.has(model)) this.#stops.set(model, this.#listen(model));
    }
  }

  stop(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }

  #listen(adapter: ModelLike): () => void {
    const emitter = adapter as unknown as Emitter;
    const stops = kinds.map((kind) => {
      const listener = this.#guard("intake.availability", (event: Record<string, unknown>) => {
        const member = event[kind];
        if (typeof member !== "object" || member === null) return;
        this.#take(changeOf(kind, member, event["available"] === true, membersOf(adapter)));
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
  models: readonly ModelLike[],
): AvailabilityChanged {
  const instance = instanceOf(member);
  const members = models.map(instanceOf);
  return {
    type: "availability_changed",
    at: Date.now(),
    kind,
    instance,
    available,
    instances: members.length,
    members: members.slice(0, membersTold),
    alike: Math.max(1, members.filter((other) => isSameInstance(other, instance)).length),
  };
}

/** How many members one fact names. */
const membersTold = 16;

function instanceOf(model: ModelLike): Instance {
  return { label: labelOf(model), provider: nameOf(model.provider), model: nameOf(model.model) };
}

function nameOf(value: unknown): string | null {
  return textOrUnknown(typeof value === "string" ? value : null);
}
