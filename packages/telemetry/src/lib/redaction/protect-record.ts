// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { cutText } from "./cut-text.js";
import { isHarmless } from "./is-harmless.js";
import { plainCopy } from "./plain-copy.js";

interface ProtectOptions {
  /** Redacts and caps a text. Must not throw. */
  readonly redact: (text: string) => string;
  /** False empties what was said and the messages of errors. */
  readonly content: boolean;
}

/** Longest name, id or other short text, in UTF-8 bytes. */
const nameBytes = 512;
const metadataKeysMost = 64;
/** The most a record of ours has is the tools and speeches of one turn. */
const limits = { depth: 5, entries: 1000, values: 20_000 };
/** What was said, or quotes it. */
const contentKeys = new Set(["user_text", "agent_text", "error_message"]);
/** Names that a model or a host's error gives: they should say nothing about anybody, and are redacted in case they do. */
const givenKeys = new Set(["name", "skip_reason", "close_reason", "stage_name", "task_type", "step_name"]);
/** What the host, its platform and LiveKit name: given on purpose, and looked up by. */
const identityKeys = new Set([
  "service_name",
  "environment",
  "workflow_name",
  "agent_name",
  "conversation_id",
  "user_id",
  "session_id",
  "tenant",
  "job_id",
  "room_name",
  "host_name",
]);
const errorKeys = new Set(["error_type"]);
/** Texts under these keys may say anything. */
const readKeys = new Set([...contentKeys, ...givenKeys, ...errorKeys]);
/** An id, a time, a word of ours: neither long nor spoken. It says the same as the rules below, and nearly every text is one. */
const plainWord = /^[!-?A-~]{1,128}$/;
/** The class of an error, or a provider's code for it; OpenTelemetry's word for any other. */
const errorClass = /^[\w.$:/-]{1,128}$/;
const otherError = "_OTHER";

/**
 * A record as it may be written: plain data of bounded size, without words unless they are captured, redacted if they are.
 * What the host names itself (agent, user, session, tenant, room, conversation) stays as it is, up to 512 bytes. A record
 * in which nothing is to be changed is returned itself.
 *
 * @throws TypeError only if the record itself cannot be read.
 */
export function protectRecord(record: TurnspanRecord, options: ProtectOptions): TurnspanRecord {
  if (!isHarmless(record, isPlainWord, ["metadata"]) || hasContent(record)) return protectedCopy(record, options);
  const { metadata = null } = record as { metadata?: unknown };
  if (metadata === null) return record;
  // All requests of a conversation carry what the host gave once: the rest of them need not be copied for it.
  const copy = plainCopy(metadata, (_key, text) => options.redact(text), limits);
  if (typeof metadata !== "object" || typeof copy !== "object" || copy === null) return protectedCopy(record, options);
  return { ...record, metadata: flat(copy as Record<string, unknown>, options.redact) } as TurnspanRecord;
}

const isPlainWord = (key: string, text: string): boolean => !readKeys.has(key) && plainWord.test(text);

/** Spans ask for these by name, and would find what no list of keys shows. */
function hasContent(record: TurnspanRecord): boolean {
  const { user_text, agent_text, error_message } = record as unknown as Readonly<Record<string, unknown>>;
  return (user_text ?? agent_text ?? error_message ?? null) !== null;
}

function protectedCopy(record: TurnspanRecord, { redact, content }: ProtectOptions): TurnspanRecord {
  const copy = plainCopy(
    record,
    (key, text, path) => {
      if (path[1] === "metadata") return redact(text);
      if (isPlainWord(key, text)) return text;
      if (contentKeys.has(key)) return content ? redact(text) : null;
      if (errorKeys.has(key)) return errorClass.test(text) ? redact(text) : otherError;
      if (givenKeys.has(key)) return cutText(redact(text), nameBytes);
      const head = cutText(text, nameBytes);
      // An id or a model's name has neither spaces nor an at sign, or they are of no harm: whatever else has is words.
      return identityKeys.has(key) || !/[\s@]/.test(head) ? head : cutText(redact(text), nameBytes);
    },
    limits,
  ) as TurnspanRecord;
  if ("metadata" in copy && copy.metadata !== null) copy.metadata = flat(copy.metadata, redact);
  return copy;
}

/** Readers refuse anything but texts, numbers and flags there. */
function flat(metadata: Record<string, unknown>, redact: (text: string) => string) {
  const kept: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(metadata).slice(0, metadataKeysMost)) {
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") continue;
    kept[cutText(redact(key), nameBytes)] = value;
  }
  return kept;
}
