// SPDX-License-Identifier: Apache-2.0
import type { ErrorAnswer } from "../../../src/lib/api/error-answer.js";
import { ApiError } from "./api-error.js";

/**
 * Asks our server. The answer's type is the contract's: page and server are built together.
 * @throws ApiError unless an answer came that says success.
 */
export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  return answerOf<T>(url, { headers: { accept: "application/json" }, ...(signal === undefined ? {} : { signal }) });
}

/**
 * The answer to a request of any kind.
 * @throws ApiError unless an answer came that says success.
 */
export async function answerOf<T>(url: string, init: RequestInit): Promise<T> {
  const response = await ask(url, init);
  const body = await bodyOf(response);
  if (!response.ok) throw errorOf(body);
  return body as T;
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new ApiError(
      "The dashboard's server does not answer.",
      "Start it again and open the address that it prints.",
    );
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(
      `The server answered ${response.status} with something that is not JSON.`,
      "Load this page again: page and server may differ in version.",
    );
  }
}

/** What an answer says that went wrong. */
export function errorOf(body: unknown): ApiError {
  const error = (body as Partial<ErrorAnswer> | null)?.error;
  return new ApiError(error?.why ?? "The server does not say what went wrong.", error?.fix ?? null);
}
