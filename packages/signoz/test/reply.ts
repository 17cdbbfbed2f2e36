// SPDX-License-Identifier: Apache-2.0

/** What a server answers. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A refusal as SigNoz words it. */
export function failure(status: number, message: string, details: readonly string[] = []): Reply {
  return {
    status,
    body: {
      status: "error",
      error: {
        type: "invalid",
        code: "test",
        message,
        errors: details.map((detail) => ({ message: detail })),
        suggestions: [],
      },
    },
  };
}
