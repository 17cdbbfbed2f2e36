// SPDX-License-Identifier: Apache-2.0
import { cutText } from "@turnspan/telemetry";
import type { Fact } from "../turns/fact.js";

interface SoundOptions {
  /** The time now, epoch milliseconds. */
  readonly now: number;
  /** Redacts and caps a text. Must not throw. */
  readonly redact: (text: string) => string;
}

/** A clock may jump by a day; what is further away from now is no time of an event that has just come in. */
const observedWithinMs = 36 * 3_600_000;
/** Longest that anything in a conversation may lie from the moment that tells of it. */
const toldWithinMs = 7 * 24 * 3_600_000;
/** Beyond it a number is no count and no duration. */
const numberMost = 1e12;
/** Longest name or id, in UTF-8 bytes. */
const nameBytes = 512;
const itemsMost = 1000;
/** What was said, and what may quote it; names that a model gives or a host's error has. */
const redactedKeys = new Set(["text", "errorMessage", "name", "errorType", "reason"]);
const longKeys = new Set(["text", "errorMessage"]);
/** Texts without which a fact, or the record that comes of it, would be none. */
const neededKeys = new Set(["name", "callId", "label", "reason", "toAgentId"]);
const flagKeys = new Set([
  "available",
  "cancelled",
  "interrupted",
  "isAlone",
  "isAudible",
  "isClosing",
  "isCopy",
  "isEmpty",
  "isError",
  "isFinal",
  "realtime",
  "recoverable",
  "resumed",
  "scheduled",
  "spoken",
  "streamed",
]);
const listKeys = new Set(["tools", "unfinishedTools", "providerRequestIds", "requestIds", "members"]);
const numberKey = /(?:At|Ms|Tokens)$|^(?:at|alike|characters|instances)$/;
const modalities = ["audio", "text"];

type Kind = "flag" | "number" | "modality" | "list" | "item" | "text";
const kinds = new Map<string, Kind>();
/** The keys are ours, few and short; what else comes is looked at each time. */
const kindsKept = 200;
const keyMost = 40;

/** An id or a word of ours: neither long nor spoken. The rules below leave it alone, and nearly every text is one. */
const plainWord = /^[!-?A-~]{1,128}$/;

/**
 * A fact as the reducer and a recording may have it: what LiveKit and the models behind it say is taken for neither
 * sound nor short. Each value is of its kind, whatever came: texts are redacted and cut, lists are bounded, times and
 * counts that cannot be are unknown.
 *
 * @param fact Was made for this call: it is mended in place. What lies in it may be LiveKit's, and is copied.
 */
export function soundFact<F extends Fact>(fact: F, { now, redact }: SoundOptions): F {
  const at = isNear(fact.at, now, observedWithinMs) ? fact.at : Math.round(now);
  const values = fact as unknown as Record<string, unknown>;
  for (const key of Object.keys(values)) {
    const value = values[key];
    const sound = key === "at" ? at : soundValue(key, value, at, redact);
    if (sound !== value) values[key] = sound;
  }
  return fact;
}

function soundValue(key: string, value: unknown, at: number, redact: SoundOptions["redact"]): unknown {
  switch (kindOf(key)) {
    case "flag":
      return value === true;
    case "number":
      return soundNumber(key, typeof value === "number" ? value : NaN, at);
    case "modality":
      return modalities.find((word) => word === value) ?? "audio";
    case "list":
      return Array.isArray(value) ? value.slice(0, itemsMost).map((item) => soundItem(item, at, redact)) : [];
    case "item":
      return soundItem(value, at, redact);
    case "text":
      return soundText(key, value, redact);
  }
}

function soundItem(item: unknown, at: number, redact: SoundOptions["redact"]): unknown {
  if (typeof item !== "object" || item === null) return soundText("", item, redact);
  const copy: Record<string, unknown> = { ...item };
  for (const key of Object.keys(copy)) copy[key] = soundValue(key, copy[key], at, redact);
  return copy;
}

function soundText(key: string, value: unknown, redact: SoundOptions["redact"]): string | null {
  if (typeof value === "string" && !redactedKeys.has(key) && plainWord.test(value)) return value;
  const text = textOf(value);
  if (text === null) return neededKeys.has(key) ? "unknown" : null;
  if (longKeys.has(key)) return redact(text);
  // An id has neither spaces nor an at sign: whatever has is words.
  const head = cutText(text, nameBytes);
  return redactedKeys.has(key) || /[\s@]/.test(head) ? cutText(redact(text), nameBytes) : head;
}

function kindOf(key: string): Kind {
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const kind = kindByName(key);
  if (kinds.size < kindsKept && key.length <= keyMost) kinds.set(key, kind);
  return kind;
}

function kindByName(key: string): Kind {
  if (flagKeys.has(key)) return "flag";
  if (numberKey.test(key)) return "number";
  if (key === "modality") return "modality";
  if (listKeys.has(key)) return "list";
  return key === "instance" ? "item" : "text";
}

function textOf(value: unknown): string | null {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
    case "symbol":
      return String(value);
    default:
      return null;
  }
}

function soundNumber(key: string, value: number, at: number): number | null {
  if (!key.endsWith("At")) return Math.abs(value) <= numberMost ? value : null;
  if (isNear(value, at, toldWithinMs)) return value;
  // A stretch or a tool has both; without them it would be no fact.
  return key === "startedAt" || key === "endedAt" ? at : null;
}

function isNear(time: number, other: number, withinMs: number): boolean {
  return Math.abs(time - other) <= withinMs;
}
