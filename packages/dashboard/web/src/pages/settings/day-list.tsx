// SPDX-License-Identifier: Apache-2.0
import type { ClearAnswer } from "../../../../src/lib/api/clear-answer.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { formatBytes, formatCount } from "../../text/figures.js";

/** The days that go, each with its files and bytes. */
export function DayList({ days }: Pick<ClearAnswer, "days">) {
  return (
    <div class="day-list">
      <ScrollBox label="Days that go">
        <table>
          <thead>
            <tr>
              <th scope="col">Day (UTC)</th>
              <th scope="col" class="num">
                Files
              </th>
              <th scope="col" class="num">
                Size
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, files, bytes }) => (
              <tr key={day}>
                <td>{day}</td>
                <td class="num">{formatCount(files)}</td>
                <td class="num">{formatBytes(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}
