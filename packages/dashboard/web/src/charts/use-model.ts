// SPDX-License-Identifier: Apache-2.0
import { useMemo } from "preact/hooks";
import type { ChartModel } from "./chart-model.js";

/** The model of some figures; the same one while the figures are the same, so that asking again doesn't draw again. */
export function useModel<T>(modelOf: (figures: T) => ChartModel, figures: T): ChartModel {
  const text = JSON.stringify(figures);
  return useMemo(() => modelOf(figures), [modelOf, text]);
}
