// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { agentTalksOver } from "./agent-talks-over.js";
import { agentTask } from "./agent-task.js";
import { backchannel } from "./backchannel.js";
import { bargeInAfterGeneration } from "./barge-in-after-generation.js";
import { bargeInBeforeFirstFrame } from "./barge-in-before-first-frame.js";
import { bargeInDuringGeneration } from "./barge-in-during-generation.js";
import { bargeInDuringTool } from "./barge-in-during-tool.js";
import { bargeInWithoutPause } from "./barge-in-without-pause.js";
import { closeByJob } from "./close-by-job.js";
import { closeByParticipant } from "./close-by-participant.js";
import { closeDuringTool } from "./close-during-tool.js";
import { closeWhileListening } from "./close-while-listening.js";
import { closeWhileSpeaking } from "./close-while-speaking.js";
import { closeWhileThinking } from "./close-while-thinking.js";
import { coughDuringTool } from "./cough-during-tool.js";
import { cough } from "./cough.js";
import { errorWhileListening } from "./error-while-listening.js";
import { errorWhileSpeaking } from "./error-while-speaking.js";
import { errorWhileThinking } from "./error-while-thinking.js";
import { generateReply } from "./generate-reply.js";
import { handoffByTool } from "./handoff-by-tool.js";
import { handoffFromFallback } from "./handoff-from-fallback.js";
import { interruptedByHost } from "./interrupted-by-host.js";
import { lateProbe } from "./late-probe.js";
import { lateReport } from "./late-report.js";
import { llmFallbackEquals } from "./llm-fallback-equals.js";
import { llmFallbackExhausted } from "./llm-fallback-exhausted.js";
import { llmFallbackFailing } from "./llm-fallback-failing.js";
import { llmFallbackHealthy } from "./llm-fallback-healthy.js";
import { llmFallbackRecovery } from "./llm-fallback-recovery.js";
import { llmRefused } from "./llm-refused.js";
import { llmRetried } from "./llm-retried.js";
import { llmRetriesExhausted } from "./llm-retries-exhausted.js";
import { manualTurns } from "./manual-turns.js";
import { noiseDuringTool } from "./noise-during-tool.js";
import { plainQuestion } from "./plain-question.js";
import { preemptiveBackchannel } from "./preemptive-backchannel.js";
import { preemptiveBargeIn } from "./preemptive-barge-in.js";
import { preemptiveCough } from "./preemptive-cough.js";
import { preemptiveFallback } from "./preemptive-fallback.js";
import { preemptiveHandoff } from "./preemptive-handoff.js";
import { preemptiveInvalidated } from "./preemptive-invalidated.js";
import { preemptiveTools } from "./preemptive-tools.js";
import { preemptiveValid } from "./preemptive-valid.js";
import { realtimeBargeIn } from "./realtime-barge-in.js";
import { realtimeErrorFatal } from "./realtime-error-fatal.js";
import { realtimeErrorRecoverable } from "./realtime-error-recoverable.js";
import { realtimeGenerateReply } from "./realtime-generate-reply.js";
import { realtimeHandoff } from "./realtime-handoff.js";
import { realtimePlain } from "./realtime-plain.js";
import { realtimeSessionTime } from "./realtime-session-time.js";
import { realtimeTools } from "./realtime-tools.js";
import { sayAlone } from "./say-alone.js";
import { sayDuringTool } from "./say-during-tool.js";
import { sayInterrupted } from "./say-interrupted.js";
import { sayQueued } from "./say-queued.js";
import { sentencesOneByOne } from "./sentences-one-by-one.js";
import { sessionRestarted } from "./session-restarted.js";
import { sttFallbackExhausted } from "./stt-fallback-exhausted.js";
import { sttFallbackHealthy } from "./stt-fallback-healthy.js";
import { sttFallbackMidUtterance } from "./stt-fallback-mid-utterance.js";
import { sttFallbackRecovery } from "./stt-fallback-recovery.js";
import { sttFallback } from "./stt-fallback.js";
import { sttRefused } from "./stt-refused.js";
import { sttRetried } from "./stt-retried.js";
import { sttRetriesExhausted } from "./stt-retries-exhausted.js";
import { sttTurnDetection } from "./stt-turn-detection.js";
import { textInput } from "./text-input.js";
import { textOnly } from "./text-only.js";
import { toolsInParallel } from "./tools-in-parallel.js";
import { transcriptionTimeout } from "./transcription-timeout.js";
import { ttsFallbackExhausted } from "./tts-fallback-exhausted.js";
import { ttsFallbackHealthy } from "./tts-fallback-healthy.js";
import { ttsFallback } from "./tts-fallback.js";
import { ttsRefused } from "./tts-refused.js";
import { ttsRetried } from "./tts-retried.js";
import { ttsRetriesExhausted } from "./tts-retries-exhausted.js";
import { turnDetectorByEar } from "./turn-detector-by-ear.js";
import { turnDetector } from "./turn-detector.js";
import { utterancesOneByOne } from "./utterances-one-by-one.js";

/** Every scenario, in the order of the table. */
export const allScenarios: readonly Scenario[] = [
  plainQuestion,
  textInput,
  textOnly,
  preemptiveValid,
  preemptiveInvalidated,
  preemptiveTools,
  preemptiveBargeIn,
  preemptiveCough,
  preemptiveBackchannel,
  preemptiveHandoff,
  preemptiveFallback,
  sttTurnDetection,
  manualTurns,
  turnDetector,
  turnDetectorByEar,
  transcriptionTimeout,
  utterancesOneByOne,
  sentencesOneByOne,
  llmRetried,
  llmRetriesExhausted,
  llmRefused,
  ttsRetried,
  ttsRetriesExhausted,
  ttsRefused,
  sttRetried,
  sttRetriesExhausted,
  sttRefused,
  llmFallbackHealthy,
  llmFallbackFailing,
  llmFallbackRecovery,
  llmFallbackExhausted,
  llmFallbackEquals,
  handoffFromFallback,
  lateProbe,
  ttsFallbackHealthy,
  ttsFallback,
  ttsFallbackExhausted,
  sttFallbackHealthy,
  sttFallback,
  sttFallbackMidUtterance,
  sttFallbackRecovery,
  sttFallbackExhausted,
  bargeInBeforeFirstFrame,
  bargeInDuringGeneration,
  bargeInAfterGeneration,
  bargeInWithoutPause,
  bargeInDuringTool,
  cough,
  coughDuringTool,
  noiseDuringTool,
  backchannel,
  agentTalksOver,
  lateReport,
  sayAlone,
  sayQueued,
  sayDuringTool,
  sayInterrupted,
  interruptedByHost,
  generateReply,
  toolsInParallel,
  handoffByTool,
  agentTask,
  realtimePlain,
  realtimeGenerateReply,
  realtimeTools,
  realtimeHandoff,
  realtimeBargeIn,
  realtimeSessionTime,
  realtimeErrorRecoverable,
  realtimeErrorFatal,
  closeWhileListening,
  closeWhileThinking,
  closeDuringTool,
  closeWhileSpeaking,
  closeByJob,
  closeByParticipant,
  errorWhileListening,
  errorWhileThinking,
  errorWhileSpeaking,
  sessionRestarted,
];
