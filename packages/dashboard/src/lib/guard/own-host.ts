// SPDX-License-Identifier: Apache-2.0
import { isIP } from "node:net";

/** True for an address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/**
 * Tells whether a Host header names us. A page from elsewhere that points a name of its own at this machine (DNS
 * rebinding) sends that name. An address can't be pointed elsewhere, so that where we listen for others any address will do.
 */
export function namesUs(hostHeader: string | undefined, boundTo: string): boolean {
  const name = nameOf(hostHeader ?? "");
  if (name === null) return false;
  if (isLoopback(name)) return true;
  return !isLoopback(boundTo) && (name === boundTo.toLowerCase() || isIP(name) !== 0);
}

/** The name in a Host header, without port and brackets; null if it is none. */
function nameOf(header: string): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header);
  return (match?.[1] ?? match?.[2])?.toLowerCase() ?? null;
}
