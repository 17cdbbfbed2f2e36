// SPDX-License-Identifier: Apache-2.0
import type { metrics } from "@livekit/agents";
import type { AnySession } from "./session-like.js";

/** The part of a model, or of an adapter around models, that tells how it reports. */
export interface ModelLike {
  readonly label?: unknown;
  readonly provider?: unknown;
  readonly model?: unknown;
  readonly capabilities?: { readonly streaming?: unknown; readonly turnDetection?: unknown };
  readonly llms?: unknown;
  readonly sttInstances?: unknown;
  readonly ttsInstances?: unknown;
}

/** The session's models, and those that its current agent has instead. */
export function modelsOf(session: AnySession): ModelLike[] {
  const agent = currentAgent(session);
  const models: unknown[] = [session.llm, session.stt, session.tts, agent?.llm, agent?.stt, agent?.tts];
  return models.filter(isModel);
}

/** The models behind a fallback adapter; none for a model that is no adapter. */
export function membersOf(model: ModelLike): ModelLike[] {
  const members = model.llms ?? model.sttInstances ?? model.ttsInstances;
  return Array.isArray(members) ? members.filter(isModel) : [];
}

/** An LLM's label is a method, other models' is a property. */
export function labelOf(model: ModelLike): string {
  const { label } = model;
  const text: unknown = typeof label === "function" ? label.call(model) : label;
  return typeof text === "string" ? text : "";
}

/** LiveKit's fallback adapters report once more what a member has reported. */
export function isFallbackLabel(label: string): boolean {
  return /(^|\.)FallbackAdapter$/.test(label);
}

/**
 * Whether a report stands for no request of its own. A text-to-speech that cannot stream is asked sentence by sentence,
 * and LiveKit's adapter around it then reports the whole text under the same label.
 */
export function isCopy(collected: metrics.AgentMetrics, session: AnySession): boolean {
  if (!("label" in collected)) return false;
  if (isFallbackLabel(collected.label)) return true;
  if (collected.type !== "tts_metrics" || !collected.streamed) return false;
  const { label } = collected;
  return modelsOf(session)
    .flatMap((model) => [model, ...membersOf(model)])
    .some((model) =>
      labelOf(model) === label
        ? model.capabilities?.streaming === false
        : labelOf(model) === `tts.StreamAdapter<${label}>`,
    );
}

/** Where a report comes from. */
export interface Origin {
  /** It stands for no request of its own. */
  readonly isCopy: boolean;
  /** The model that served it stands behind no fallback adapter. */
  readonly isAlone: boolean;
}

export function originOf(collected: metrics.AgentMetrics, session: AnySession): Origin {
  return { isCopy: isCopy(collected, session), isAlone: isAlone(collected, session) };
}

/** Whether the agent that has the call now has the model that reports, and not an adapter with such a one among others. */
function isAlone(collected: metrics.AgentMetrics, session: AnySession): boolean {
  const kind = kinds[collected.type as keyof typeof kinds];
  if (kind === undefined || !("label" in collected) || collected.type === "vad_metrics") return false;
  const model: unknown = currentAgent(session)?.[kind] ?? session[kind];
  if (!isModel(model) || membersOf(model).length > 0 || labelOf(model) !== collected.label) return false;
  // Plugins give all their models one label.
  const { modelProvider = model.provider, modelName = model.model } = collected.metadata ?? {};
  return modelProvider === model.provider && modelName === model.model;
}

const kinds = { llm_metrics: "llm", stt_metrics: "stt", tts_metrics: "tts", realtime_model_metrics: "llm" } as const;

/** Whether a realtime model speaks. */
export function isRealtime(session: AnySession): boolean {
  const llm: unknown = currentAgent(session)?.llm ?? session.llm;
  return isModel(llm) && llm.capabilities?.turnDetection !== undefined;
}

/** Whether the agent is heard at all. */
export function isAudible(session: AnySession): boolean {
  return session.output.audio !== null && session.output.audioEnabled;
}

/** LiveKit throws when a session that has not started is asked for its agent. */
function currentAgent(session: AnySession): AnySession["currentAgent"] | null {
  try {
    return session.currentAgent;
  } catch {
    return null;
  }
}

function isModel(value: unknown): value is ModelLike {
  return typeof value === "object" && value !== null;
}
