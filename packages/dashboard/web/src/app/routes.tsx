// SPDX-License-Identifier: Apache-2.0
import type { JSX } from "preact";
import { matchPath } from "./place.js";
import { ConversationPage } from "../pages/conversation/conversation-page.js";
import { ConversationsPage } from "../pages/conversations/conversations-page.js";
import { LivePage } from "../pages/live/live-page.js";
import { UnknownPage } from "./unknown-page.js";

type Names = Readonly<Record<string, string>>;

interface Route {
  readonly pattern: string;
  readonly show: (names: Names) => JSX.Element;
}

const routes: readonly Route[] = [
  { pattern: "/conversations", show: () => <ConversationsPage /> },
  { pattern: "/conversations/:id", show: ({ id = "" }) => <ConversationPage key={id} id={id} /> },
  { pattern: "/live", show: () => <LivePage /> },
];

/** What stands in the navigation, in this order. */
export const navigation: readonly { readonly href: string; readonly label: string }[] = [
  { href: "/conversations", label: "Conversations" },
  { href: "/live", label: "Live" },
];

/** The page of a path. */
export function pageOf(path: string): JSX.Element {
  for (const { pattern, show } of routes) {
    const names = matchPath(pattern, path);
    if (names !== null) return show(names);
  }
  return <UnknownPage path={path} />;
}
