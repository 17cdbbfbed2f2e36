// SPDX-License-Identifier: Apache-2.0
import { navigation } from "./routes.js";
import { ThemeSwitch } from "./theme-switch.js";

/** The way to every page. */
export function Navigation({ path }: { readonly path: string }) {
  return (
    <nav class="nav" aria-label="Pages">
      <a class="brand" href="/" aria-label="Turnspan">
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <path d="M1 6h5M1 12h9M8 6h9M12 12h5" stroke-width="2.4" stroke-linecap="round" />
        </svg>
        <span>Turnspan</span>
      </a>
      <ul>
        {navigation.map(({ href, label }) => (
          <li key={href}>
            <a href={href} aria-current={isWithin(path, href) ? "page" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <ThemeSwitch />
    </nav>
  );
}

function isWithin(path: string, href: string): boolean {
  return path === href || (href !== "/" && path.startsWith(`${href}/`));
}
