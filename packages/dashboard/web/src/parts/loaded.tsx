// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import type { ApiError } from "../api/api-error.js";
import type { Answer } from "../api/use-data.js";
import { Button } from "./button.js";
import "./loaded.css";

interface LoadedProps<T> {
  readonly answer: Answer<T>;
  /** What is shown once waiting takes long; three lines unless given. */
  readonly skeleton?: ComponentChildren;
  /** What to say instead when there is nothing in the answer; null when there is something. */
  readonly empty?: (data: T) => ComponentChildren;
  readonly children: (data: T) => ComponentChildren;
}

/** Shows an answer: nothing for a blink, then a skeleton, then the data, or why there is none and what to do. */
export function Loaded<T>({ answer, skeleton, empty, children }: LoadedProps<T>) {
  const { data, error, slow, reload } = answer;
  if (data === null) {
    if (error !== null) return <ErrorNote error={error} onRetry={reload} />;
    return <div aria-busy="true">{slow ? (skeleton ?? <Skeleton lines={3} />) : null}</div>;
  }
  const nothing = empty?.(data) ?? null;
  return (
    <div class={answer.stale ? "loaded stale" : "loaded"} aria-busy={answer.stale}>
      {error !== null && <ErrorNote error={error} onRetry={reload} older />}
      {nothing ?? children(data)}
    </div>
  );
}

interface ErrorNoteProps {
  readonly error: ApiError;
  /** Without it there is no button: it is tried again anyway. */
  readonly onRetry?: () => void;
  /** Older data is shown below. */
  readonly older?: boolean;
}

/** What went wrong, what helps, and a way to try again. */
export function ErrorNote({ error, onRetry, older = false }: ErrorNoteProps) {
  return (
    <div class={older ? "note note-bad note-slim" : "note note-bad"} role="alert">
      <p>
        <b>{error.message}</b>
      </p>
      {error.fix !== null && <p class="second">{error.fix}</p>}
      {older && <p class="second">What is below is from before.</p>}
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

interface EmptyNoteProps {
  /** What there is nothing of. */
  readonly title: string;
  /** What to do next. */
  readonly children?: ComponentChildren;
}

/** Says that there is nothing, and what to do about it. */
export function EmptyNote({ title, children }: EmptyNoteProps) {
  return (
    <div class="note">
      <p>
        <b>{title}</b>
      </p>
      {children !== undefined && <div class="second">{children}</div>}
    </div>
  );
}

/** Where lines will be. */
export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <div class="skeleton" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}
