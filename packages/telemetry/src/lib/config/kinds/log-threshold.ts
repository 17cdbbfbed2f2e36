// SPDX-License-Identifier: Apache-2.0
import { type LogLevel, logLevels } from "../../logs/log-levels.js";
import { flag } from "./flag.js";
import type { OptionKind } from "./option-kind.js";

const words: readonly (LogLevel | "off")[] = ["off", ...logLevels];

/** The least grave level that is exported; `true` means `info`, `false` means `off`. */
export const logThreshold: OptionKind<LogLevel | "off"> = {
  expected: `true, false or one of ${words.join(", ")}`,
  fromCode: (value) => (typeof value === "boolean" ? fromFlag(value) : words.find((word) => word === value)),
  fromEnvironment: (raw) => {
    const word = words.find((known) => known === raw.toLowerCase());
    const value = flag.fromEnvironment(raw);
    return word ?? (value === undefined ? undefined : fromFlag(value));
  },
};

function fromFlag(value: boolean): LogLevel | "off" {
  return value ? "info" : "off";
}
