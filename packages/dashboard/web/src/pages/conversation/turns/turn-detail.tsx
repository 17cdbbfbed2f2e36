// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { TurnAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { useData } from "../../../api/use-data.js";
import { CopyId } from "../../../parts/copy-id.js";
import { type Fact, Facts } from "../../../parts/facts.js";
import { Loaded, Skeleton } from "../../../parts/loaded.js";
import { Time } from "../../../parts/time.js";
import { TurnWork } from "./turn-work.js";
import { Transcript } from "./transcript.js";
import { WaitParts } from "./wait-parts.js";

interface TurnDetailProps {
  readonly id: string;
  readonly turn: TurnRecord;
  readonly running: boolean;
  readonly url: string;
  readonly startedAt: string;
  readonly transcriptWhy: string | null;
}

/** Everything about one turn: what was said, what the wait was made of, and the work behind it with its prices. */
export function TurnDetail({ id, turn, running, url, startedAt, transcriptWhy }: TurnDetailProps) {
  const answer = useData<TurnAnswer>(url, { everyMs: running ? 5000 : undefined });
  return (
    <section id={id} class="turn-detail" aria-label={`Turn ${turn.turn_index}`}>
      <div class="turn-top">
        <Transcript turn={turn} startedAt={startedAt} why={transcriptWhy} />
        <WaitParts turn={turn} />
      </div>
      <Loaded answer={answer} skeleton={<Skeleton lines={4} />}>
        {(data) => (
          <>
            <TurnWork data={data} />
            <Facts facts={idsOf(data)} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function idsOf({ turn, signoz_url: signozUrl }: TurnAnswer): Fact[] {
  const facts: Fact[] = [
    ...turn.speech_ids.map((id, index): Fact => [
      index === 0 ? "speech" : `speech ${index + 1}`,
      <CopyId key={id} name="speech id" value={id} />,
    ]),
    ["turn", <CopyId key="turn" name="turn id" value={turn.turn_id} />],
    ["span", <CopyId key="span" name="span id" value={turn.span_id} />],
    ["trace", <CopyId key="trace" name="trace id" value={turn.trace_id} />],
    ["conversation", <CopyId key="conversation" name="conversation id" value={turn.conversation_id} />],
    [
      "committed",
      <Time key="committed" at={turn.committed_at} as="clockMs" why="The turn was never decided to be over." />,
    ],
  ];
  if (signozUrl !== null) {
    facts.push([
      "in SigNoz",
      <a key="signoz" href={signozUrl} target="_blank" rel="noreferrer">
        open the trace ↗
      </a>,
    ]);
  }
  return facts;
}
