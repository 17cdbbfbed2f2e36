// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hrefOf, matchPath, placeOf } from "./place.js";

describe("placeOf", () => {
  it("reads path and query, without empty values and a slash at the end", () => {
    expect(placeOf("/conversations/?agent=shop&q=&errors=1")).toEqual({
      path: "/conversations",
      query: { agent: "shop", errors: "1" },
    });
  });

  it("takes the first of a key given twice", () => {
    expect(placeOf("/?a=1&a=2").query).toEqual({ a: "1" });
  });

  it("is not misled by keys that every object has", () => {
    expect(placeOf("/?constructor=x&toString=y").query).toEqual({ constructor: "x", toString: "y" });
  });
});

describe("hrefOf", () => {
  it("leaves out what is empty or unknown", () => {
    expect(hrefOf("/live", { q: "", agent: null, what: undefined, n: 3 })).toBe("/live?n=3");
    expect(hrefOf("/live")).toBe("/live");
  });

  it("comes back as it went, whatever a filter holds", () => {
    const values = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: "grapheme", minLength: 1 }));
    fc.assert(
      fc.property(values, (query) => {
        expect({ ...placeOf(hrefOf("/conversations", query)).query }).toEqual({ ...query });
      }),
    );
  });
});

describe("matchPath", () => {
  it("finds what a name stands for, decoded", () => {
    expect(matchPath("/conversations/:id", "/conversations/a%2Fb%20c")).toEqual({ id: "a/b c" });
    expect(matchPath("/", "/")).toEqual({});
  });

  it("does not match another path, an empty name or one that is badly encoded", () => {
    expect(matchPath("/conversations/:id", "/conversations")).toBeNull();
    expect(matchPath("/conversations/:id", "/conversations/")).toBeNull();
    expect(matchPath("/conversations/:id", "/conversations/x/y")).toBeNull();
    expect(matchPath("/conversations/:id", "/conversations/%E0%A4%A")).toBeNull();
    expect(matchPath("/live", "/latency")).toBeNull();
  });
});
