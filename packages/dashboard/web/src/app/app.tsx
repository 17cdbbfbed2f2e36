// SPDX-License-Identifier: Apache-2.0
import { useEffect, useErrorBoundary, useRef } from "preact/hooks";
import { ApiError } from "../api/api-error.js";
import { ErrorNote } from "../parts/loaded.js";
import { Tips } from "../parts/tips.js";
import { usePlace } from "./history.js";
import { Navigation } from "./navigation.js";
import { pageOf } from "./routes.js";

/** The frame around every page. */
export function App() {
  const { path } = usePlace();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  // Who hears the page is told of a new one, as a load would; the first one is told by the browser.
  useEffect(() => {
    if (first.current) first.current = false;
    else (main.current?.querySelector("h1") ?? main.current)?.focus({ preventScroll: true });
  }, [path]);

  return (
    <>
      <a class="skip" href="#main" onClick={() => main.current?.focus()}>
        Skip to the page
      </a>
      <div class="app">
        <Navigation path={path} />
        <main id="main" ref={main} tabIndex={-1}>
          <Shown key={path} path={path} />
        </main>
      </div>
      <Tips />
    </>
  );
}

/** A page that breaks says so instead of leaving the window empty. */
function Shown({ path }: { readonly path: string }) {
  const [error, reset] = useErrorBoundary() as readonly [unknown, () => void];
  if (error === undefined) return pageOf(path);
  return <ErrorNote error={ApiError.from(error)} onRetry={reset} />;
}
