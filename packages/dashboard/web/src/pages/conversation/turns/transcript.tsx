// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import { formatOffset } from "../../../text/times.js";

interface TranscriptProps {
  readonly turn: TurnRecord;
  /** When the conversation began, ISO 8601. */
  readonly startedAt: string;
  /** Why nothing of what was said is known; null if it is. */
  readonly why: string | null;
}

/** What the two said, or why it is not known. */
export function Transcript({ turn, startedAt, why }: TranscriptProps) {
  if (why !== null) {
    return (
      <div class="transcript">
        <h3>What was said</h3>
        <p class="quiet">{why}</p>
      </div>
    );
  }
  const since = (iso: string | null): string =>
    iso === null ? "" : formatOffset(Date.parse(iso) - Date.parse(startedAt));
  return (
    <div class="transcript">
      <h3>What was said{turn.language === null ? "" : `, ${turn.language}`}</h3>
      <dl>
        {turn.initiator === "user" && (
          <div class="said said-caller">
            <dt>
              caller <span>{since(turn.user_started_speaking_at)}</span>
            </dt>
            <dd>{turn.user_text ?? <span class="quiet">no transcript of this utterance</span>}</dd>
          </div>
        )}
        <div class="said said-agent">
          <dt>
            agent <span>{since(turn.agent_started_speaking_at)}</span>
          </dt>
          <dd>
            {turn.agent_text ?? (
              <span class="quiet">
                {turn.agent_started_speaking_at === null ? "was not heard" : "no text of this speech"}
              </span>
            )}
            {turn.interrupted && turn.agent_text !== null && <span class="bad"> — cut here</span>}
          </dd>
        </div>
      </dl>
    </div>
  );
}
