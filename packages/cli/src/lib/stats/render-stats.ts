// SPDX-License-Identifier: Apache-2.0
import type { Overview } from "@turnspan/store";
import pc from "picocolors";
import { renderConversations } from "../conversations/render-conversations.js";
import { renderCards } from "../text/cards.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { overviewCards } from "./overview-cards.js";
import { renderGroups } from "./render-groups.js";
import { renderTrend } from "./render-trend.js";

/** Draws an overview: cards, trend, cost by provider and by kind, and the conversations that cost most. */
export function renderStats(overview: Overview, options: RenderOptions = {}): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const heading = (text: string): string => colors.bold(text);
  const { by_provider: providers, by_kind: kinds, top_conversations: top } = overview;
  return [
    renderCards(overviewCards(overview), width, colors),
    renderTrend(overview.timeline, options),
    ...(providers.length > 0 ? [`${heading("By provider")}\n${renderGroups("provider", providers, options)}`] : []),
    ...(kinds.length > 0 ? [`${heading("By kind")}\n${renderGroups("kind", kinds, options)}`] : []),
    ...(top.length > 0
      ? [`${heading("Conversations that cost most")}\n${renderConversations(top, options, "cost")}`]
      : []),
  ].join("\n\n");
}
