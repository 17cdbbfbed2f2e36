// SPDX-License-Identifier: Apache-2.0

/** A fenced code block of a Markdown file. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** Code in a comment `<!-- given: … -->` right above the block: what the block takes for granted. */
  readonly given: string;
  /** Line of the file on which the block begins, from 1. */
  readonly line: number;
}

const fence = /(?:<!-- given:\s*([\s\S]*?)-->\s*)?^```(\w+)[^\n]*\n([\s\S]*?)^```/gm;

/** The fenced code blocks of a Markdown text, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(fence)].map((match) => ({
    given: (match[1] ?? "").trim(),
    language: match[2] ?? "",
    code: match[3] ?? "",
    line: markdown.slice(0, match.index).split("\n").length,
  }));
}

/** The commands of a shell block, without comments and prompts. */
export function commandsOf(block: CodeBlock): string[] {
  return block.code
    .split("\n")
    .map((line) =>
      line
        .replace(/^\$ /, "")
        .replace(/\s+#.*$/, "")
        .trim(),
    )
    .filter((line) => line !== "" && !line.startsWith("#"));
}
