// SPDX-License-Identifier: Apache-2.0
import { SignozError } from "./signoz-error.js";

/** How SigNoz is reached: a key, or the address and password of a user. */
export interface ConnectionOptions {
  /** Base address, for example `http://localhost:8080`. */
  readonly endpoint: string;
  /** API key of a service account. It goes before address and password. */
  readonly token?: string;
  readonly email?: string;
  readonly password?: string;
  /** Milliseconds a request may take, 30,000 by default. */
  readonly timeoutMs?: number;
}

/** Requests to SigNoz's API as one user. */
export interface SignozApi {
  readonly endpoint: string;
  /**
   * The answer's `data`, null for an empty answer.
   * @throws SignozError that says what SigNoz refused and what to do.
   */
  request(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<unknown>;
}

/**
 * Logs in, if there is no key.
 * @throws SignozError without credentials, or if SigNoz does not take them.
 */
export async function connect(options: ConnectionOptions): Promise<SignozApi> {
  const endpoint = options.endpoint.replace(/\/+$/, "");
  const timeoutMs = options.timeoutMs ?? 30_000;
  const send = (headers: Readonly<Record<string, string>>): SignozApi => ({
    endpoint,
    request: async (method, path, body) => exchange({ endpoint, headers, timeoutMs, method, path, body }),
  });
  if (options.token) return send({ "SIGNOZ-API-KEY": options.token });
  const { email, password } = options;
  if (!email || !password) {
    throw new SignozError({
      code: "NO_CREDENTIALS",
      why: "There is neither an API key nor a user for SigNoz.",
      fix: "Set SIGNOZ_API_TOKEN, or SIGNOZ_EMAIL and SIGNOZ_PASSWORD (observability/.env has the root user's).",
    });
  }
  const anonymous = send({});
  const query = new URLSearchParams({ email, ref: endpoint });
  const context = (await anonymous.request("GET", `/api/v2/sessions/context?${query.toString()}`)) as {
    orgs?: { id: string }[] | null;
  } | null;
  const orgId = context?.orgs?.[0]?.id;
  if (orgId === undefined) {
    throw new SignozError({
      code: "UNAUTHORIZED",
      why: `SigNoz at ${endpoint} has no organisation for ${email}.`,
      fix: "Check SIGNOZ_EMAIL. On a new SigNoz sign up first, or start it with SIGNOZ_USER_ROOT_ENABLED=true.",
    });
  }
  const session = (await anonymous.request("POST", "/api/v2/sessions/email_password", { email, password, orgId })) as {
    accessToken: string;
  };
  return send({ Authorization: `Bearer ${session.accessToken}` });
}

interface Exchange {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

async function exchange({ endpoint, headers, timeoutMs, method, path, body }: Exchange): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(endpoint + path, {
      method,
      headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await response.text();
  } catch (cause) {
    throw new SignozError({
      code: "UNREACHABLE",
      why: `SigNoz does not answer at ${endpoint}.`,
      fix: "Start it (docker compose up -d --wait in observability/), or set SIGNOZ_API_ENDPOINT. Its port is 8080; 3301 was the one of versions before 0.76.",
      cause,
    });
  }
  const answer = parse(text);
  if (response.ok && (answer !== undefined || text === "")) return dataOf(answer);
  throw refusal(response.status, `${method} ${path.replace(/\?.*$/, "")}`, answer, endpoint);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function dataOf(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return null;
  return "data" in answer ? answer.data : answer;
}

function refusal(status: number, request: string, answer: unknown, endpoint: string): SignozError {
  const said = messageOf(answer);
  const why = `SigNoz answered ${status} to ${request}${said === "" ? "" : `: ${said}`}`;
  switch (status) {
    case 401:
      return new SignozError({
        code: "UNAUTHORIZED",
        why,
        fix: "Check SIGNOZ_API_TOKEN, or SIGNOZ_EMAIL and SIGNOZ_PASSWORD. A key can expire or be revoked.",
      });
    case 403:
      return new SignozError({
        code: "FORBIDDEN",
        why,
        fix: "Give the service account or user the role Admin: channels and route policies ask for it.",
      });
    case 404:
    case 501:
      return new SignozError({
        code: status === 501 ? "TOO_OLD" : "NOT_FOUND",
        why,
        fix: "This needs SigNoz 0.135 or later; tried with 0.138. `turnspan signoz status` says which version answers.",
      });
    case 200:
      return new SignozError({
        code: "NOT_FOUND",
        why: `What answers at ${endpoint} is not SigNoz's API.`,
        fix: "Set SIGNOZ_API_ENDPOINT to the address of SigNoz's page, without a path.",
      });
    default:
      return new SignozError({
        code: status < 500 ? "REFUSED" : "FAILED",
        why,
        fix: status < 500 ? "Correct what it names and run the command again." : "See the log of the signoz container.",
      });
  }
}

function messageOf(answer: unknown): string {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return "";
  const { error } = answer;
  if (typeof error === "string") return error;
  if (typeof error !== "object" || error === null) return "";
  const message = "message" in error && typeof error.message === "string" ? error.message : "";
  const details =
    "errors" in error && Array.isArray(error.errors)
      ? error.errors.flatMap((one: unknown) =>
          typeof one === "object" && one !== null && "message" in one ? [String(one.message)] : [],
        )
      : [];
  return [message, ...details].join("; ");
}
