// SPDX-License-Identifier: Apache-2.0
/** Readers of record lines, checked with zod: for whoever reads the files, not for the write side's hot start. */
export { readRecord } from "./lib/readers/read-record.js";
export type { ReadResult } from "./lib/readers/read-record.js";
export { callSchema } from "./lib/schemas/call.js";
export { recordSchema } from "./lib/schemas/record.js";
export { turnSchema } from "./lib/schemas/turn.js";
export { workflowRunSchema } from "./lib/schemas/workflow-run.js";
