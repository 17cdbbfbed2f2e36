// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatMs, formatUsd } from "./figures.js";

interface Usage {
  readonly input_tokens: number | null;
  readonly cached_input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly characters: number | null;
}

/** What was used of a model, in the units it is billed by: `812 in, 640 cached, 31 out`. Empty if nothing is known. */
export function usageText(usage: Usage, audioMs: number | null): string {
  const parts = [
    counted(usage.input_tokens, "in"),
    usage.cached_input_tokens === 0 ? null : counted(usage.cached_input_tokens, "cached"),
    counted(usage.output_tokens, "out"),
    counted(usage.characters, usage.characters === 1 ? "character" : "characters"),
    audioMs === null ? null : `${formatMs(audioMs)} audio`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** How a unit of the price book reads: `minute`, `million input tokens`. */
export function unitText(unit: string): string {
  const million = /^(.*)_mtok$/.exec(unit)?.[1];
  if (million !== undefined) return `million ${million.replaceAll("_", " ")} tokens`;
  return unit.replaceAll("_", " ");
}

/** `$0.0048 / minute`; the price is as the source states it. */
export function priceText(usd: number, unit: string): string {
  return `${statedUsd(usd)} / ${unitText(unit)}`;
}

/** A price as stated, without padding to four digits. */
export function statedUsd(usd: number): string {
  if (usd !== 0 && Math.abs(usd) < 1e-6) return formatUsd(usd);
  return `$${usd.toLocaleString("en-US", { maximumFractionDigits: 10 })}`;
}

function counted(count: number | null, noun: string): string | null {
  return count === null ? null : `${formatCount(count)} ${noun}`;
}
