// SPDX-License-Identifier: Apache-2.0

/** Every variable of the environment, those of the .env files included. */
export function allVariables(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
