// SPDX-License-Identifier: Apache-2.0
import { Page } from "../../parts/page.js";

export function LivePage() {
  return <Page title="Live"> </Page>;
}
