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

/**
 * A fact as the reducer and a recording may have it: what LiveKit and the models behind it say is taken for neither
 * sound nor short. Each value is of its kind, whatever came: texts are redacted and cut, lists are bounded, times and
 * counts that cannot be are unknown.
 */
export function soundFact(fact: Fact, { now, redact }: SoundOptions): Fact {
  const at = isNear(fact.at, now, observedWithinMs) ? fact.at : Math.round(now);

  const sound = (key: string, value: unknown): unknown => {
    switch (kindOf(key)) {
      case "flag":
        return value === true;
      case "number":
        return soundNumber(key, typeof value === "number" ? value : NaN, at);
      case "modality":
        return modalities.find((word) => word === value) ?? "audio";
      case "list":
        return Array.isArray(value) ? value.slice(0, itemsMost).map((item) => soundItem(item)) : [];
      case "item":
        return soundItem(value);
      case "text":
        return soundText(key, value);
    }
  };
  const soundItem = (item: unknown): unknown =>
    typeof item === "object" && item !== null ? mapEntries(item, sound) : soundText("", item);
  const soundText = (key: string, value: unknown): string | null => {
    const text = textOf(value);
    if (text === null) return neededKeys.has(key) ? "unknown" : null;
    if (longKeys.has(key)) return redact(text);
    // An id has neither spaces nor an at sign: whatever has is words.
    const head = cutText(text, nameBytes);
    return redactedKeys.has(key) || /[\s@]/.test(head) ? cutText(redact(text), nameBytes) : head;
  };
  const copy = mapEntries(fact, sound) as unknown as Fact;
  copy.at = at;
  return copy;
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

function mapEntries(from: object, map: (key: string, value: unknown) => unknown): Record<string, unknown> {
  // A copy of the same shape is made faster than one that grows key by key.
  const copy: Record<string, unknown> = { ...from };
  for (const key of Object.keys(copy)) {
    const value = map(key, copy[key]);
    if (value !== copy[key]) copy[key] = value;
  }
  return copy;
}
