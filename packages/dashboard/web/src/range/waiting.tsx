// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from "../parts/loaded.js";

/** Where the figures of a page will be. */
export function Waiting() {
  return (
    <div class="panel">
      <Skeleton lines={9} />
    </div>
  );
}
