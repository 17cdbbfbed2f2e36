// SPDX-License-Identifier: Apache-2.0
import type { MonthForecast } from "@turnspan/store";

/**
 * `GET /api/forecast?<FilterQuery without since and until>`: what the current month (UTC) will have cost, as
 * `turnspan forecast --json` says. Amounts are USD.
 */
export type ForecastAnswer = MonthForecast;
