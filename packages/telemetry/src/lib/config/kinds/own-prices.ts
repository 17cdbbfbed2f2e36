// SPDX-License-Identifier: Apache-2.0
import type { OwnPrices } from "@turnspan/prices";
import type { OptionKind } from "./option-kind.js";

/** Prices of one's own, the path of a file with them, or `null` for none. What is in them is checked at the start. */
export const ownPrices: OptionKind<OwnPrices | string | null> = {
  expected: "prices, the path of a file with them, or null",
  fromCode: (value) => {
    if (value === null) return null;
    if (typeof value === "string") return value.trim() === "" ? undefined : value;
    return typeof value === "object" && !Array.isArray(value) ? value : undefined;
  },
  fromEnvironment: (raw) => raw,
};
