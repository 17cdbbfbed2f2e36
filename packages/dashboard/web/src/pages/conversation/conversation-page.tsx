// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo } from "preact/hooks";
import type { ConversationAnswer } from "../../../../src/lib/api/conversation-answer.js";
import { useData } from "../../api/use-data.js";
import { changeQuery, usePlace } from "../../app/history.js";
import { Loaded, Skeleton } from "../../parts/loaded.js";
import { Page } from "../../parts/page.js";
import { ConversationCards } from "./conversation-cards.js";
import { ConversationFacts, titleOf } from "./conversation-facts.js";
import { CostPanel } from "./costs/cost-panel.js";
import { OutsidePanel } from "./calls/outside-panel.js";
import { TalkPanel } from "./talk/talk-panel.js";
import { timelineOf } from "./timeline/timeline.js";
import { TimelinePanel } from "./timeline/timeline-panel.js";
import { WaitsPanel } from "./turns/waits-panel.js";
import "./conversation.css";

/** One conversation as it was heard, and turn by turn where the caller waited. */
export function ConversationPage({ id }: { readonly id: string }) {
  const url = `/api/conversations/${encodeURIComponent(id)}`;
  const answer = useData<ConversationAnswer>(url, { everyMs: refreshMs });
  const title = answer.data === null ? "Conversation" : titleOf(answer.data.run);
  return (
    <Page
      title={title}
      crumb={
        <>
          <a href="/conversations">Conversations</a> / {answer.data?.run.agent_name ?? id}
        </>
      }
      sub={answer.data !== null && <ConversationFacts data={answer.data} />}
    >
      <Loaded answer={answer} skeleton={<Skeleton lines={12} />}>
        {(data) => <Shown data={data} url={url} />}
      </Loaded>
    </Page>
  );
}

/** A conversation that goes on is asked again; a long one less often, since all of it comes each time. */
function refreshMs(data: ConversationAnswer | null): number | undefined {
  if (data?.run.status !== "running") return undefined;
  return data.turns.length > 200 ? 5000 : 2000;
}

function Shown({ data, url }: { readonly data: ConversationAnswer; readonly url: string }) {
  const { run, turns, calls } = data;
  const turn = Number(usePlace().query["turn"]);
  const turnIndex = Number.isInteger(turn) && turn > 0 ? turn : null;
  const timeline = useMemo(
    () =>
      timelineOf(
        run,
        turns,
        calls.filter((call) => !call.success),
      ),
    [run, turns, calls],
  );
  const onTurn = useCallback((index: number | null) => changeQuery({ turn: index }), []);
  return (
    <>
      <ConversationCards data={data} />
      <TimelinePanel timeline={timeline} turnIndex={turnIndex} onTurn={onTurn} />
      <WaitsPanel data={data} url={url} turnIndex={turnIndex} onTurn={onTurn} />
      <div class="conversation-ends">
        <CostPanel data={data} />
        <TalkPanel data={data} />
      </div>
      {data.calls_outside.length > 0 && <OutsidePanel data={data} />}
    </>
  );
}
