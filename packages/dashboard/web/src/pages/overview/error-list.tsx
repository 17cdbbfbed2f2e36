// SPDX-License-Identifier: Apache-2.0
import type { ErrorGroup } from "@turnspan/store";
import { Time } from "../../parts/time.js";
import { callKind } from "../../text/call-kinds.js";
import { formatCount } from "../../text/figures.js";

const most = 4;

/** What failed most often. */
export function ErrorList({ errors }: { readonly errors: readonly ErrorGroup[] }) {
  if (errors.length === 0) return null;
  const more = errors.length - most;
  return (
    <div class="error-list">
      <ul aria-label="What failed most often">
        {errors.slice(0, most).map((error) => (
          <li key={`${error.kind} ${error.provider} ${error.model} ${error.error_type}`}>
            <span class="num">{formatCount(error.calls)}</span>
            <bdi class="clip" title={sourceOf(error)}>
              {error.error_type ?? "unknown error"} <span class="quiet">{sourceOf(error)}</span>
            </bdi>
            <span class="quiet num">
              last <Time at={error.last_at} as="moment" />
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="quiet small">{formatCount(more)} more kinds of error</p>}
    </div>
  );
}

/** What failed: `chat · openai · gpt-4o`. */
function sourceOf({ kind, provider, model }: ErrorGroup): string {
  return [callKind(kind).label, provider, model].filter((part) => part !== null).join(" · ");
}
