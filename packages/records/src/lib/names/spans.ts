// SPDX-License-Identifier: Apache-2.0

/** Scope name of Turnspan's tracer and meter. */
export const scopeName = "turnspan";

/** Names of the spans of one conversation; those with a parameter follow the GenAI conventions. */
export const spanNames = {
  conversation: "conversation",
  turn: "turn",
  userSpeech: "user_speech",
  speechToText: (model: string | null) => withSubject("speech_to_text", model),
  endOfTurn: "end_of_turn",
  chat: (model: string | null) => withSubject("chat", model),
  executeTool: (tool: string) => withSubject("execute_tool", tool),
  textToSpeech: (model: string | null) => withSubject("text_to_speech", model),
  agentSpeech: "agent_speech",
} as const;

/** `gen_ai.operation.name` of the spans that are requests to a model. */
export const operationNames = {
  chat: "chat",
  executeTool: "execute_tool",
  speechToText: "speech_to_text",
  textToSpeech: "text_to_speech",
  realtime: "realtime",
} as const;

function withSubject(operation: string, subject: string | null): string {
  return subject === null ? operation : `${operation} ${subject}`;
}
