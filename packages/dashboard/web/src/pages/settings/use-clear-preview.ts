// SPDX-License-Identifier: Apache-2.0
import type { ClearAnswer } from "../../../../src/lib/api/clear-answer.js";
import { type Answer, useData } from "../../api/use-data.js";
import { hrefOf } from "../../app/place.js";

/** What would go if all days before one were removed; null asks nothing. */
export function useClearPreview(before: string | null): Answer<ClearAnswer> {
  return useData<ClearAnswer>(before === null ? null : hrefOf("/api/clear", { before }));
}
