// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import type { ConversationAnswer, CostGroup, PriceRowAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { Button } from "../../../parts/button.js";
import { type Column, DataTable } from "../../../parts/data-table.js";
import { Dialog } from "../../../parts/dialog.js";
import { Figure } from "../../../parts/figure.js";
import { EmptyNote } from "../../../parts/loaded.js";
import { Panel } from "../../../parts/panel.js";
import { callKind, modelName } from "../../../text/call-kinds.js";
import { formatCount, formatCounted, formatUsd } from "../../../text/figures.js";
import { Used } from "../calls/used.js";
import { PriceRows } from "../calls/price-rows.js";
import { CostNote } from "./cost-note.js";

/** What the conversation cost, by model, with the rows of the price book behind it. */
export function CostPanel({ data: { run, costs, prices } }: { readonly data: ConversationAnswer }) {
  const [shown, setShown] = useState<CostGroup | null>(null);
  const rows = prices[shown?.price_id ?? ""] ?? [];
  return (
    <Panel title="What it cost" aside={<b>{formatUsd(run.total_cost)}</b>}>
      {costs.length === 0 ? (
        <EmptyNote title="Nothing was asked of a model." />
      ) : (
        <DataTable
          caption="Cost by model"
          columns={columnsOf(costs, prices, setShown)}
          rows={costs}
          rowKey={({ kind, provider, model }) => `${kind} ${provider} ${model}`}
        />
      )}
      <CostNote run={run} />
      {shown !== null && (
        <Dialog title={modelName(shown.provider, shown.model)} onClose={() => setShown(null)}>
          <PriceRows rows={rows} />
        </Dialog>
      )}
    </Panel>
  );
}

type Prices = Readonly<Record<string, readonly PriceRowAnswer[]>>;

function columnsOf(
  costs: readonly CostGroup[],
  prices: Prices,
  onPrice: (group: CostGroup) => void,
): readonly Column<CostGroup>[] {
  const most = Math.max(0, ...costs.map((group) => group.cost ?? 0));
  return [
    {
      key: "model",
      title: "Model",
      cell: (group) => (
        <>
          <span class="cost-model clip">{modelName(group.provider, group.model)}</span>
          <small>{callKind(group.kind).label}</small>
        </>
      ),
      sortBy: (group) => modelName(group.provider, group.model),
    },
    {
      key: "calls",
      title: "Calls",
      align: "right",
      cell: (group) => (
        <>
          {formatCount(group.calls)}
          {group.failed_calls > 0 && <small class="warn">{formatCount(group.failed_calls)} failed</small>}
        </>
      ),
      sortBy: (group) => group.calls,
    },
    { key: "used", title: "Used", align: "right", cell: (group) => <Used usage={group} audioMs={group.audio_ms} /> },
    {
      key: "cost",
      title: "Cost",
      align: "right",
      cell: (group) => (
        <>
          <Figure text={formatUsd(group.cost)} why={group.unpriced_reason ?? "None of its requests has a price."} />
          <i
            class="share"
            style={{
              "--share": `${most === 0 ? 0 : ((group.cost ?? 0) / most) * 100}%`,
              "--share-color": `var(${callKind(group.kind).color})`,
            }}
          />
        </>
      ),
      sortBy: (group) => group.cost,
    },
    { key: "price", title: "Price", cell: (group) => <Price group={group} prices={prices} onPrice={onPrice} /> },
  ];
}

interface PriceProps {
  readonly group: CostGroup;
  readonly prices: Prices;
  readonly onPrice: (group: CostGroup) => void;
}

function Price({ group, prices, onPrice }: PriceProps) {
  const readOn = group.price_id === null ? undefined : prices[group.price_id]?.[0]?.read_on;
  const missing =
    group.unpriced_calls > 0 ? (
      <small class="warn" data-tip={group.unpriced_reason ?? undefined}>
        {formatCounted(group.unpriced_calls, "call")} without
      </small>
    ) : null;
  if (group.price_id === null || readOn === undefined) {
    return (
      <>
        <Figure text="–" why={group.unpriced_reason ?? "This version's price book has no such row."} />
        {missing}
      </>
    );
  }
  return (
    <>
      <Button look="link" aria-haspopup="dialog" onClick={() => onPrice(group)}>
        {readOn === "" ? "your own" : readOn}
      </Button>
      {missing}
    </>
  );
}
