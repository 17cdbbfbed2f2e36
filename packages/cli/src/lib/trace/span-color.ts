// SPDX-License-Identifier: Apache-2.0
import type { createColors } from "picocolors";
import type { TraceNode } from "./trace-node.js";

type Colors = ReturnType<typeof createColors>;

/** The colour of a span's bar: each kind of work keeps its own, red is left for harm. */
export function spanColor(node: TraceNode, colors: Colors): (text: string) => string {
  switch (node.kind) {
    case "conversation":
      return colors.dim;
    case "turn":
      return colors.bold;
    case "user_speech":
      return colors.gray;
    case "end_of_turn":
      return colors.yellow;
    case "execute_tool":
      return colors.yellowBright;
    case "agent_speech":
      return colors.green;
    case "call":
      switch (node.record.kind) {
        case "llm":
        case "realtime":
          return colors.magenta;
        case "stt":
          return colors.cyan;
        case "tts":
          return colors.blueBright;
        case "turn_detector":
        case "interruption":
        case "embedding":
        case "rerank":
        case "other":
          return colors.gray;
      }
  }
}
