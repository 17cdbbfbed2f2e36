// SPDX-License-Identifier: Apache-2.0
import { EmptyNote } from "../parts/loaded.js";
import { Page } from "../parts/page.js";

/** Says that an address leads nowhere. */
export function UnknownPage({ path }: { readonly path: string }) {
  return (
    <Page title="Nothing here">
      <EmptyNote title={`There is no page at ${path}.`}>
        <a href="/conversations">See the conversations</a>
      </EmptyNote>
    </Page>
  );
}
