// SPDX-License-Identifier: Apache-2.0
import type { BreakerAnswer, DeliveryAnswer } from "../../../../src/lib/api/delivery-answer.js";
import type { Answer } from "../../api/use-data.js";
import { Figure } from "../../parts/figure.js";
import { Loaded, Skeleton } from "../../parts/loaded.js";
import { Panel } from "../../parts/panel.js";
import { Tag } from "../../parts/tag.js";
import { Time } from "../../parts/time.js";
import { formatBytes, formatCount, formatCounted } from "../../text/figures.js";
import { deliveryLooks } from "./delivery-looks.js";

/** Whether records reach the collector: breakers, and what waits on disk. */
export function DeliveryPanel({ answer }: { readonly answer: Answer<DeliveryAnswer> }) {
  return (
    <Panel title="What waits to be sent" padded>
      <Loaded answer={answer} skeleton={<Skeleton lines={4} />}>
        {(delivery) => <Delivery delivery={delivery} />}
      </Loaded>
    </Panel>
  );
}

function Delivery({ delivery: { state, breakers, spool } }: { readonly delivery: DeliveryAnswer }) {
  const { word, tone, meaning } = deliveryLooks[state];
  return (
    <div class="delivery">
      <p class="second">
        <Tag tone={tone}>{word}</Tag> {meaning}
      </p>
      <dl class="pairs">
        <div>
          <dt>Waiting on disk</dt>
          <dd>
            {formatCounted(spool.batches, "batch", "batches")}, {formatBytes(spool.size_bytes)}
          </dd>
        </div>
        {(["spans", "metrics", "logs"] as const).map((signal) => (
          <div key={signal}>
            <dt class="indented">{signal}</dt>
            <dd class={spool.by_signal[signal].items === 0 ? "quiet" : ""}>
              {formatCount(spool.by_signal[signal].items)}
            </dd>
          </div>
        ))}
        <div>
          <dt>Oldest of them</dt>
          <dd>
            {spool.oldest_at === null ? (
              <Figure text="–" why="Nothing waits" />
            ) : (
              <Time at={spool.oldest_at} as="moment" />
            )}
          </dd>
        </div>
        <div>
          <dt>Breakers open</dt>
          <dd class={breakers.length > 0 ? "bad" : ""}>{formatCount(breakers.length)}</dd>
        </div>
        {breakers.map((breaker) => (
          <OpenBreaker key={`${breaker.signal} ${breaker.process_id}`} breaker={breaker} />
        ))}
      </dl>
      {spool.batches > 0 && (
        <p class="quiet small">
          <code>turnspan spool flush</code> sends it now.
        </p>
      )}
    </div>
  );
}

function OpenBreaker({ breaker }: { readonly breaker: BreakerAnswer }) {
  return (
    <div>
      <dt class="indented">
        {breaker.signal}, process {breaker.process_id}
      </dt>
      <dd>
        tried again <Time at={breaker.until} as="clock" />
      </dd>
    </div>
  );
}
