// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from "../../parts/loaded.js";
import { Panel } from "../../parts/panel.js";

/** The page before its data. */
export function ConversationSkeleton() {
  return (
    <>
      <Panel title="As it was heard">
        <Skeleton lines={4} />
      </Panel>
      <Panel title="Where the caller waited">
        <Skeleton lines={8} />
      </Panel>
    </>
  );
}
