// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { listQuery, pressedSorting, sortingOf } from "./list-query.js";

const all = { since: null, until: null };

it("asks for what the address says, and nothing that it does not know", () => {
  const query = { agent: "shop", errors: "1", slow: "2000", range: "7d", turn: "3", sort: "cost", dir: "asc" };
  expect(listQuery(query, { since: "2026-11-14", until: "2026-11-20" })).toEqual({
    agent: "shop",
    errors: "1",
    slow: "2000",
    since: "2026-11-14",
    until: "2026-11-20",
    sort: "cost",
    dir: "asc",
  });
  expect(listQuery({ range: "all" }, all)).toEqual({});
});

it("sorts by start, newest first, unless the address names a column that there is", () => {
  expect(sortingOf({})).toEqual({ key: "started_at", ascending: false });
  expect(sortingOf({ sort: "password", dir: "up" })).toEqual({ key: "started_at", ascending: false });
});

it("shows the largest first, then the smallest", () => {
  expect(pressedSorting({}, "cost")).toEqual({ sort: "cost", dir: null });
  expect(pressedSorting({ sort: "cost" }, "cost")).toEqual({ sort: "cost", dir: "asc" });
  expect(pressedSorting({ sort: "cost", dir: "asc" }, "cost")).toEqual({ sort: "cost", dir: null });
  expect(pressedSorting({ sort: "cost" }, "started_at")).toEqual({ sort: null, dir: null });
});
