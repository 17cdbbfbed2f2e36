// SPDX-License-Identifier: Apache-2.0

/** How many decimals of a US dollar are counted: sums are made of whole pico-dollars, so their order does not matter. */
const decimals = 12;
const scale = 10n ** BigInt(decimals);
const exactMost = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * An amount as whole pico-dollars (1e-12 USD), exactly as its shortest decimal form says; further decimals are rounded
 * half away from zero.
 *
 * @throws {RangeError} If it is not finite.
 */
export function picoOfUsd(usd: number): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(usd));
  if (parts === null) throw new RangeError(`${usd} is no amount`);
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const shift = decimals + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  const pico = shift >= 0 ? digits * 10n ** BigInt(shift) : divideRounded(digits, 10n ** BigInt(-shift));
  return sign === "" ? pico : -pico;
}

/** Pico-dollars as US dollars: the nearest number, whose shortest decimal form is the amount itself below some 4,500 USD. */
export function usdOfPico(pico: bigint): number {
  // Both are exact here, and a division is rounded once: the same number, found faster.
  if (pico <= exactMost && pico >= -exactMost) return Number(pico) / Number(scale);
  const digits = (pico < 0n ? -pico : pico).toString().padStart(decimals + 1, "0");
  const amount = Number(`${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
  return pico < 0n ? -amount : amount;
}

/** The sum of amounts in US dollars, to the pico-dollar: the same in any order, and without binary dust. */
export function sumUsd(amounts: Iterable<number>): number {
  let pico = 0n;
  for (const usd of amounts) pico += picoOfUsd(usd);
  return usdOfPico(pico);
}

/** `amount` / `divisor`, both whole and `divisor` above 0, rounded half away from zero. */
export function divideRounded(amount: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return (amount < 0n ? amount - half : amount + half) / divisor;
}
