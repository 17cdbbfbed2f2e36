// SPDX-License-Identifier: Apache-2.0
import type { Dimension } from "@turnspan/store";

/** `GET /api/filters?since&until`: the values that menus offer, most used first, at most 1,000 each. */
export type FiltersAnswer = Readonly<Record<Dimension, readonly string[]>>;
