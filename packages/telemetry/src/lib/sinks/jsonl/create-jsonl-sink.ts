// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import type { ProblemReport } from "../../guard/problem.js";
import { createDayFile } from "./day-file.js";
import { encodeLine } from "./encode-line.js";
import { createLineQueue, type LineQueue } from "./line-queue.js";

/** Writes records to local files, synchronously. */
export interface JsonlSink {
  /** @throws TypeError if the record cannot be JSON; never for what a disk does. */
  write(record: TurnspanRecord): void;
  /** Appends a line to `logs.jsonl`. @throws TypeError if it cannot be JSON. */
  writeLog(line: object): void;
  /** Tries once more to write what could not be written. */
  flush(): void;
  /** Flushes and closes the files; a later write opens them again. */
  close(): void;
}

interface JsonlSinkOptions {
  /** Absolute directory. */
  readonly dir: string;
  /** The time now, epoch milliseconds; its UTC day names the directory. */
  readonly now: () => number;
  readonly report: (problem: ProblemReport) => void;
  /** Called for each record that is lost. */
  readonly onDropped: () => void;
}

const fileNames = { call: "calls", turn: "turns", workflow_run: "workflow_runs", log: "logs" } as const;
const maxWaitingLines = 1000;
const maxWaitingBytes = 16 * 1024 * 1024;
const retryAfterMs = 5000;

/** Makes the sink of the JSONL files. Nothing is opened before the first record. */
export function createJsonlSink({ dir, now, report, onDropped }: JsonlSinkOptions): JsonlSink {
  const onRetry = (error: NodeJS.ErrnoException) => {
    const code = error.code ?? "unknown";
    report({
      code: `files_${code}`,
      message: `Records cannot be written to ${dir}: ${error.message}. Up to ${maxWaitingLines} a file wait in memory.`,
      fix: fixFor(code),
    });
  };
  const createQueue = (type: keyof typeof fileNames): LineQueue =>
    createLineQueue({
      file: createDayFile(dir, fileNames[type]),
      now,
      onRetry,
      onDropped,
      maxWaiting: maxWaitingLines,
      maxWaitingBytes,
      retryAfterMs,
    });
  const queues = {
    call: createQueue("call"),
    turn: createQueue("turn"),
    workflow_run: createQueue("workflow_run"),
    log: createQueue("log"),
  };
  const all = Object.values(queues);
  return {
    write(record) {
      queues[record.type].push(encode(record, onDropped));
    },
    writeLog: (line) => queues.log.push(encode(line, onDropped)),
    flush: () => all.forEach((queue) => queue.retryNow()),
    close: () => all.forEach((queue) => queue.close()),
  };
}

function encode(record: object, onDropped: () => void): Buffer {
  try {
    return encodeLine(record);
  } catch (error) {
    onDropped();
    throw error;
  }
}

function fixFor(code: string): string {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return "Free space on that disk.";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "Let this user write there, or set `dir` (TURNSPAN_DIR) to a directory that it may write.";
    case "ENOTDIR":
    case "EEXIST":
      return "A part of that path is a file: remove it, or set `dir` (TURNSPAN_DIR) to another directory.";
    case "EMFILE":
    case "ENFILE":
      return "Raise the limit of open files.";
    default:
      return "Check that directory, or set `dir` (TURNSPAN_DIR) to another one.";
  }
}
