// SPDX-License-Identifier: Apache-2.0
import type { ConversationAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { Facts } from "../../../parts/facts.js";
import { Figure } from "../../../parts/figure.js";
import { Swatch } from "../../../parts/legend.js";
import { Panel } from "../../../parts/panel.js";
import { formatCount, formatLength, formatMs, formatShare } from "../../../text/figures.js";
import "./talk-panel.css";

/** How the two talked: shares of the time, and what tells a good conversation from a bad one. */
export function TalkPanel({ data: { run } }: { readonly data: ConversationAnswer }) {
  const { quality } = run;
  const parts = [
    { label: "Caller", color: "--caller", ms: quality.user_talk_ms },
    { label: "Agent", color: "--agent", ms: quality.agent_talk_ms },
    { label: "Silence", color: "--line-strong", ms: quality.silence_ms },
  ].filter((part): part is { label: string; color: string; ms: number } => part.ms !== null);
  const totalMs = parts.reduce((sum, part) => sum + part.ms, 0);
  return (
    <Panel title="How the two talked" padded>
      {totalMs > 0 && (
        <>
          <div class="talk-bar" aria-hidden="true">
            {parts.map(({ label, color, ms }) => (
              <i
                key={label}
                style={{ "flex-grow": ms, "--part": `var(${color})` }}
                data-tip={`${label} ${formatLength(ms)}, ${formatShare(ms / totalMs)}`}
              />
            ))}
          </div>
          <ul class="talk-parts">
            {parts.map(({ label, color, ms }) => (
              <li key={label}>
                <Swatch color={color} /> {label} <b>{formatLength(ms)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      <Facts
        stacked
        facts={[
          ["First response", <Figure key="first" text={formatMs(quality.first_response_ms)} why={noAnswer} />],
          [
            "Longest monologue",
            <Figure key="longest" text={formatLength(quality.longest_monologue_ms)} why={noSpeech} />,
          ],
          ["Caller cut the agent", formatCount(quality.interruptions_by_user)],
          ["Agent spoke over the caller", formatCount(quality.interruptions_by_agent)],
          ["False interruptions", formatCount(quality.false_interruptions)],
        ]}
      />
    </Panel>
  );
}

const noAnswer = "No turn of the caller's was answered aloud.";
const noSpeech = "It is not known when who spoke.";
