// SPDX-License-Identifier: Apache-2.0

/** The first choice of a fallback adapter. */
export function primary(kind: string) {
  return { provider: "alpha", model: `alpha-${kind}`, label: `alpha.${kind.toUpperCase()}` };
}

/** The second choice. */
export function backup(kind: string) {
  return { provider: "beta", model: `beta-${kind}`, label: `beta.${kind.toUpperCase()}` };
}
