// SPDX-License-Identifier: Apache-2.0
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
  if (!response.ok) throw failure(response.status, body);
  return body as T;
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new ApiError("The dashboard's server does not answer.", {
      code: "UNREACHABLE",
      status: null,
      fix: "Start it again and open the address that it prints.",
    });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(`The server answered ${response.status} with something that is not JSON.`, {
      code: "NOT_JSON",
      status: response.status,
      fix: "Load this page again: page and server may differ in version.",
    });
  }
}

/** The error of an answer: `{error: {code, message | why, fix}}`. */
function failure(status: number, body: unknown): ApiError {
  const error = fieldOf(body, "error");
  const text = (name: string): string | null => {
    const value = fieldOf(error, name);
    return typeof value === "string" ? value : null;
  };
  return new ApiError(text("why") ?? text("message") ?? `The server answered ${status}.`, {
    code: text("code") ?? "HTTP",
    status,
    fix: text("fix"),
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
