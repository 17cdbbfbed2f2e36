// SPDX-License-Identifier: Apache-2.0
import { type LlmModel, isNamed } from "./llm-model.js";

/** Finds the model that a request names, among models by provider; null if there is none. */
export function findLlmModel(
  models: ReadonlyMap<string, readonly LlmModel[]>,
  provider: string,
  name: string,
): LlmModel | null {
  const spelled = name.trim().toLowerCase();
  return findNamed(models, provider, spelled) ?? findNamed(models, provider, withDashedDate(spelled));
}

function findNamed(models: ReadonlyMap<string, readonly LlmModel[]>, provider: string, name: string): LlmModel | null {
  const own = models.get(provider) ?? [];
  const found = own.find((model) => isNamed(model.match, name));
  if (found !== undefined) return found;
  for (const other of own[0]?.fallbacks ?? []) {
    const resold = models.get(other)?.find((model) => isNamed(model.match, name));
    if (resold !== undefined) return resold;
  }
  return null;
}

/** Some write the day of a snapshot without dashes: `gpt-4o-20240806`. */
function withDashedDate(name: string): string {
  return name.replace(/-(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=-|:|$)/g, "-$1-$2-$3");
}
