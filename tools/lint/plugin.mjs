// SPDX-License-Identifier: Apache-2.0
// Rules of this repository that oxlint does not have.
import { noClock } from "./no-clock.mjs";
import { spdxLine } from "./spdx-line.mjs";
import { tellingName } from "./telling-name.mjs";

// oxlint-disable-next-line import/no-default-export -- oxlint reads the default export
export default {
  meta: { name: "turnspan" },
  rules: { "no-clock": noClock, "spdx-line": spdxLine, "telling-name": tellingName },
};
