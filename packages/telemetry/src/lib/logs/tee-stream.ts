// SPDX-License-Identifier: Apache-2.0

/** What a logger writes to. */
export interface WritableLike {
  write(chunk: unknown, ...rest: unknown[]): unknown;
}

/**
 * A stand-in for a stream that shows each written text to `take` after the stream has got it. Everything else, reading
 * and writing of properties included, happens on the stream itself, which stays as it is. What `take` throws is dropped.
 */
export function teeStream<T extends WritableLike>(stream: T, take: (text: string) => void): T {
  const bound = new Map<PropertyKey, { readonly from: unknown; readonly to: unknown }>();
  const write = (chunk: unknown, ...rest: unknown[]): unknown => {
    const answer = stream.write(chunk, ...rest);
    try {
      if (typeof chunk === "string") take(chunk);
    } catch {
      // The line is where it belongs; that it is not exported must not be the logger's trouble.
    }
    return answer;
  };
  return new Proxy(stream, {
    get(target, key) {
      if (key === "write") return write;
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function" || isFixed(target, key)) return value;
      const known = bound.get(key);
      if (known?.from === value) return known.to;
      const to: unknown = value.bind(target);
      bound.set(key, { from: value, to });
      return to;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
}

/** A proxy must answer with the very value of a property that can never change. */
export function isFixed(target: object, key: PropertyKey): boolean {
  const own = Object.getOwnPropertyDescriptor(target, key);
  return own !== undefined && !own.configurable && !own.writable;
}
