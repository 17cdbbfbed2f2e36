// SPDX-License-Identifier: Apache-2.0
import { operationNames, spanNames } from "@turnspan/records";
import { nameOf } from "./field.js";

/** Spans of one kind, as conditions of SigNoz's filters. */
export const only = {
  conversations: `name = '${spanNames.conversation}'`,
  turns: `name = '${spanNames.turn}'`,
  calls: `${nameOf("callId")} EXISTS`,
  chats: `${nameOf("operationName")} = '${operationNames.chat}'`,
  tools: `${nameOf("operationName")} = '${operationNames.executeTool}'`,
} as const;
