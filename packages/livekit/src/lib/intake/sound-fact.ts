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
const depthMost = 4;
/** What was said, and what may quote it; names that a model gives or a host's error has. */
const redactedKeys = new Set(["text", "errorMessage", "name", "errorType", "reason"]);
const longKeys = new Set(["text", "errorMessage"]);

/**
 * A fact as the reducer and a recording may have it: what LiveKit and the models behind it say is taken for neither
 * sound nor short. Texts are redacted and cut, lists are bounded, times and counts that cannot be are unknown.
 */
export function soundFact(fact: Fact, { now, redact }: SoundOptions): Fact {
  const at = isNear(fact.at, now, observedWithinMs) ? fact.at : Math.round(now);

  const sound = (key: string, value: unknown, depth: number): unknown => {
    switch (typeof value) {
      case "string":
        return soundText(key, value);
      case "bigint":
      case "symbol":
        return soundText(key, String(value));
      case "number":
        return soundNumber(key, value, at);
      case "boolean":
        return value;
      case "object":
        if (value === null || depth >= depthMost) return null;
        return Array.isArray(value)
          ? value.slice(0, itemsMost).map((item) => sound(key, item, depth + 1))
          : mapEntries(value, (name, item) => sound(name, item, depth + 1));
      case "undefined":
      case "function":
        return null;
    }
  };
  const soundText = (key: string, text: string): string => {
    const redacted = redactedKeys.has(key) ? redact(text) : text;
    return longKeys.has(key) ? redacted : cutText(redacted, nameBytes);
  };
  return { ...(mapEntries(fact, (key, value) => sound(key, value, 0)) as unknown as Fact), at };
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
  return Object.fromEntries(
    Object.entries(from).map(([key, value]: [string, unknown]) => [key, map(key, value)] as const),
  );
}
