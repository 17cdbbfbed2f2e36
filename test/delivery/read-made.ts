// SPDX-License-Identifier: Apache-2.0
import { metrics, spanNames } from "@turnspan/records";
import { openStore } from "@turnspan/store";

/** What jobs have made, by the word of their files. */
export interface Made {
  readonly conversations: number;
  /** The spans that it should lead to, named as in `Delivered`. */
  readonly spans: ReadonlySet<string>;
  /** Some metrics of each kind, over all processes. */
  readonly sums: Readonly<Record<string, number>>;
}

/** Reads the records of a directory. @throws Error if a line cannot be read. */
export async function readMade(dir: string): Promise<Made> {
  const store = openStore(dir);
  const { runs, malformed } = await store.conversations();
  if (malformed.count > 0) throw new Error(`${malformed.count} lines of ${dir} cannot be read`);
  const spans = new Set<string>();
  const sums: Record<string, number> = {};
  const add = (metric: { name: string }, value: number | null) => {
    if (value !== null) sums[metric.name] = (sums[metric.name] ?? 0) + value;
  };
  for (const { conversation_id: id } of runs) {
    const found = id === null ? null : await store.conversation(id);
    if (found === null) throw new Error(`no conversation ${id} in ${dir}`);
    for (const { span_id } of [found.run, ...found.turns, ...found.calls, ...found.turns.flatMap((turn) => turn.tools)])
      spans.add(`record ${span_id}`);
    add(metrics.conversationDuration, 1);
    for (const turn of found.turns) {
      const part = (name: string, from: string | null, to: string | null) => {
        if (from !== null && to !== null) spans.add(`${turn.span_id} ${name}`);
      };
      part(spanNames.userSpeech, turn.user_started_speaking_at, turn.user_stopped_speaking_at);
      part(spanNames.endOfTurn, turn.user_stopped_speaking_at, turn.committed_at);
      part(spanNames.agentSpeech, turn.agent_started_speaking_at, turn.agent_stopped_speaking_at);
      add(metrics.turns, 1);
      add(metrics.turnE2eLatency, turn.latency.e2e_ms === null ? null : 1);
    }
    for (const call of found.calls) {
      if (call.kind === "llm") add(metrics.usageLlmInputTokens, call.input_tokens);
      if (call.kind === "tts") add(metrics.usageTtsCharacters, call.characters);
    }
  }
  return { conversations: runs.length, spans, sums };
}
