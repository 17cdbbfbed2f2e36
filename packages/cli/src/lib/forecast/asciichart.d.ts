// SPDX-License-Identifier: Apache-2.0
/** The package has no types of its own; these are of what we call. */
declare module "asciichart" {
  export function plot(
    values: readonly number[],
    options?: { readonly height?: number; readonly min?: number; readonly format?: (value: number) => string },
  ): string;
}
