// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatMs, formatUsd } from "./figures.js";

/** Token counts and characters; null is unknown. */
export interface Usage {
  readonly input_tokens: number | null;
  readonly cached_input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly characters: number | null;
}

/** `812 in, 640 cached, 31 out`; empty if nothing is known. */
export function usageText(usage: Usage, audioMs: number | null): string {
  return usageParts(usage, audioMs).join(", ");
}

/** What was used of a model, in the units it is billed by; what is unknown is left out. */
export function usageParts(usage: Usage, audioMs: number | null): string[] {
  const parts = [
    counted(usage.input_tokens, "in"),
    usage.cached_input_tokens === 0 ? null : counted(usage.cached_input_tokens, "cached"),
    counted(usage.output_tokens, "out"),
    counted(usage.characters, usage.characters === 1 ? "character" : "characters"),
    audioMs === null ? null : `${formatMs(audioMs)} audio`,
  ];
  return parts.filter((part) => part !== null);
}

/** Units that a price is stated for many of at once: how many, and what one is called. */
function sized(unit: string): { readonly size: number; readonly sizeWord: string; readonly noun: string } {
  const tokens = /^(.*)_mtok$/.exec(unit)?.[1];
  if (tokens !== undefined) return { size: 1e6, sizeWord: "million ", noun: `${tokens.replaceAll("_", " ")} tokens` };
  const [first = "", ...rest] = unit.split("_");
  const size = { thousand: 1000, million: 1e6 }[first];
  if (size !== undefined && rest.length > 0) return { size, sizeWord: `${first} `, noun: rest.join(" ") };
  return { size: 1, sizeWord: "", noun: unit.replaceAll("_", " ") };
}

/** How a unit of the price book reads: `minute`, `million input tokens`. */
export function unitText(unit: string): string {
  const { sizeWord, noun } = sized(unit);
  return sizeWord + noun;
}

/** An amount of a unit in what it is counted in: 0.000063 of `input_mtok` are `63 input tokens`. */
export function amountText(quantity: number, unit: string): { readonly amount: string; readonly noun: string } {
  const { size, noun } = sized(unit);
  const amount = (quantity * size).toLocaleString("en-US", { maximumFractionDigits: size === 1 ? 6 : 2 });
  return { amount, noun: size === 1 && quantity !== 1 ? `${noun}s` : noun };
}

/** `$0.0048 / minute`; the price is as the source states it. */
export function priceText(usd: number, unit: string): string {
  return `${statedUsd(usd)} / ${unitText(unit)}`;
}

/** A price as stated: as many decimals as it has, at least two. */
export function statedUsd(usd: number): string {
  if (usd !== 0 && Math.abs(usd) < 1e-8) return formatUsd(usd);
  return `$${usd.toLocaleString("en-US", { minimumFractionDigits: Number.isInteger(usd) ? 0 : 2, maximumFractionDigits: 10 })}`;
}

function counted(count: number | null, noun: string): string | null {
  return count === null ? null : `${formatCount(count)} ${noun}`;
}
