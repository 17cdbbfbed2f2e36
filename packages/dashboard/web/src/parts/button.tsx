// SPDX-License-Identifier: Apache-2.0
import type { ButtonHTMLAttributes } from "preact";
import "./button.css";

type ButtonProps = ButtonHTMLAttributes & { readonly look?: "plain" | "quiet" | "link" | "harm" };

/** A button; `quiet` has no border, `link` reads as a link, `harm` removes something. */
export function Button({ look = "plain", children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={`button button-${look}`}>
      {children}
    </button>
  );
}
