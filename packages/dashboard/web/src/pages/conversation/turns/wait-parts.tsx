// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import { Swatch } from "../../../parts/legend.js";
import { formatMs, formatShare } from "../../../text/figures.js";
import { segmentKind, segmentLabel } from "../../../text/segments.js";
import { noWaitReason } from "./turn-tags.js";

/** The wait as a sum, which is exact, and the common formula beside it, which is not. */
export function WaitParts({ turn: { latency }, turn }: { readonly turn: TurnRecord }) {
  const { e2e_ms: waitMs, formula_ms: formulaMs, segments } = latency;
  if (waitMs === null) {
    return (
      <div class="wait-parts">
        <h3>The wait</h3>
        <p class="quiet">{noWaitReason(turn)}</p>
      </div>
    );
  }
  return (
    <div class="wait-parts">
      <h3>The wait</h3>
      <table>
        <caption class="unseen">What the wait of turn {turn.turn_index} was spent on</caption>
        <tbody>
          {segments.map(({ name, ms }, index) => {
            const { key, color, meaning } = segmentKind(name);
            return (
              <tr key={index} data-tip={`The caller waited for ${meaning}.`}>
                <th scope="row">
                  <Swatch color={color} hatched={key === "residual"} /> {segmentLabel(name)}
                </th>
                <td class="num">{formatMs(ms)}</td>
                <td class="num quiet">{waitMs > 0 ? formatShare(ms / waitMs) : ""}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Waited</th>
            <td class="num">{formatMs(waitMs)}</td>
            <td class="num quiet">{sumNote(segments, waitMs)}</td>
          </tr>
          {formulaMs !== null && (
            <tr class="quiet" data-tip="The common sum. Overlaps, tools and sentence buffering make it wrong.">
              <th scope="row">EOU + TTFT + TTFB</th>
              <td class="num">{formatMs(formulaMs)}</td>
              <td class="num">{formulaNote(formulaMs - waitMs)}</td>
            </tr>
          )}
        </tfoot>
      </table>
    </div>
  );
}

function sumNote(segments: TurnRecord["latency"]["segments"], waitMs: number): string {
  const sum = segments.reduce((total, segment) => total + segment.ms, 0);
  if (segments.length === 0) return "not cut";
  return sum === waitMs ? "the sum" : `the parts sum to ${formatMs(sum)}`;
}

function formulaNote(offMs: number): string {
  if (offMs === 0) return "the same";
  return `${formatMs(Math.abs(offMs))} too ${offMs < 0 ? "short" : "long"}`;
}
