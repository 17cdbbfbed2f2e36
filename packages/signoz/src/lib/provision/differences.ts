// SPDX-License-Identifier: Apache-2.0

/** What SigNoz shows instead of a secret; whether it is the same one cannot be seen. */
const hiddenSecret = "<secret>";

/**
 * Where what is there differs from what is wanted, as paths. The server adds defaults and ids of its own: what is
 * not wanted is not compared.
 */
export function differences(wanted: unknown, present: unknown, path = ""): string[] {
  if (present === hiddenSecret && typeof wanted === "string") return [];
  if (Array.isArray(wanted)) {
    // Go leaves an empty list out, or writes null.
    const list: unknown[] = Array.isArray(present) ? present : [];
    if (list.length !== wanted.length) return [path === "" ? "(all)" : path];
    return wanted.flatMap((one, index) => differences(one, list[index], `${path}[${index}]`));
  }
  if (typeof wanted === "object" && wanted !== null) {
    const fields = typeof present === "object" && present !== null ? (present as Record<string, unknown>) : {};
    return Object.entries(wanted).flatMap(([key, value]) =>
      differences(value, fields[key], path === "" ? key : `${path}.${key}`),
    );
  }
  if (wanted === present || isLeftOut(wanted, present)) return [];
  return [path === "" ? "(all)" : path];
}

/** Go leaves empty texts, false and 0 out of its JSON. */
function isLeftOut(wanted: unknown, present: unknown): boolean {
  return (present === undefined || present === null) && (wanted === "" || wanted === false || wanted === 0);
}
