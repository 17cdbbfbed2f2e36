// SPDX-License-Identifier: Apache-2.0
import { Page } from "../../parts/page.js";

export function ConversationPage({ id }: { readonly id: string }) {
  return <Page title="Conversation {id}"> </Page>;
}
