// SPDX-License-Identifier: Apache-2.0
import { answerOf } from "./get-json.js";

/**
 * Asks our server to change something. The header says that the request comes from a page of ours: a form elsewhere can't set it.
 * @throws ApiError unless an answer came that says success.
 */
export async function sendJson<T>(method: "PUT" | "POST", url: string, body: unknown): Promise<T> {
  return answerOf<T>(url, {
    method,
    headers: { accept: "application/json", "content-type": "application/json", "x-turnspan-change": "1" },
    body: JSON.stringify(body),
  });
}
