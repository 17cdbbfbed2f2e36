// SPDX-License-Identifier: Apache-2.0
import { StoreError } from "@turnspan/store";
import type { ErrorAnswer } from "../api/error-answer.js";
import { RequestError } from "./request-error.js";

/** What the API answers when something failed. What nobody foresaw is told without its message, which may hold anything. */
export function errorBody(error: unknown): { readonly status: RequestError["status"]; readonly body: ErrorAnswer } {
  if (error instanceof RequestError) return { status: error.status, body: bodyOf(error) };
  if (error instanceof StoreError) return { status: error.code === "ARGUMENT" ? 400 : 500, body: bodyOf(error) };
  const name = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "UNEXPECTED";
  return {
    status: 500,
    body: bodyOf({
      code: name,
      why: `The dashboard could not answer (${name}).`,
      fix: "Load the page again; if that does not help, turnspan doctor may tell why.",
    }),
  };
}

function bodyOf({ code, why, fix }: ErrorAnswer["error"]): ErrorAnswer {
  return { error: { code, why, fix } };
}
