// SPDX-License-Identifier: Apache-2.0

/** How text is drawn. */
export interface RenderOptions {
  /** Whether to colour with ANSI sequences; default false. */
  readonly color?: boolean;
  /** Columns of the terminal; default 100. Lines are cut or laid out to fit, at 40 and more. */
  readonly width?: number;
}

export const defaultWidth = 100;
const minWidth = 40;

export function widthOf(options: RenderOptions): number {
  return Math.max(minWidth, options.width ?? defaultWidth);
}
