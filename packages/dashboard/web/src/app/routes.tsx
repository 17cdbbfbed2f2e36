// SPDX-License-Identifier: Apache-2.0
import type { JSX } from "preact";
import { matchPath } from "./place.js";
import { ConversationPage } from "../pages/conversation/conversation-page.js";
import { ConversationsPage } from "../pages/conversations/conversations-page.js";
import { LatencyPage } from "../pages/latency/latency-page.js";
import { LivePage } from "../pages/live/live-page.js";
import { OverviewPage } from "../pages/overview/overview-page.js";
import { SettingsPage } from "../pages/settings/settings-page.js";
import { UnknownPage } from "./unknown-page.js";

type Names = Readonly<Record<string, string>>;

interface Route {
  readonly pattern: string;
  readonly show: (names: Names) => JSX.Element;
}

const routes: readonly Route[] = [
  { pattern: "/", show: () => <OverviewPage /> },
  { pattern: "/conversations", show: () => <ConversationsPage /> },
  { pattern: "/conversations/:id", show: ({ id = "" }) => <ConversationPage key={id} id={id} /> },
  { pattern: "/latency", show: () => <LatencyPage /> },
  { pattern: "/live", show: () => <LivePage /> },
  { pattern: "/settings", show: () => <SettingsPage /> },
];

/** What stands in the navigation, in this order. */
export const navigation: readonly { readonly href: string; readonly label: string }[] = [
  { href: "/", label: "Overview" },
  { href: "/conversations", label: "Conversations" },
  { href: "/latency", label: "Latency" },
  { href: "/live", label: "Live" },
  { href: "/settings", label: "Settings" },
];

/** The page of a path. */
export function pageOf(path: string): JSX.Element {
  for (const { pattern, show } of routes) {
    const names = matchPath(pattern, path);
    if (names !== null) return show(names);
  }
  return <UnknownPage path={path} />;
}
