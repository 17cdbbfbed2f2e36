// SPDX-License-Identifier: Apache-2.0
import { relative } from "node:path";

const emptyWords = /^(?:core|commons?|shared|utils?|utilities|helpers?|misc|managers?)$/;

/** A file or folder is named after the thing it holds. */
export const tellingName = {
  meta: { type: "problem", schema: [] },
  create(context) {
    return {
      Program(node) {
        const path = relative(context.cwd, context.filename);
        const word = path.split(/[/\\.-]/).find((part) => emptyWords.test(part));
        if (word === undefined) return;
        context.report({ node, message: `"${word}" in ${path} tells nothing: name the thing it holds.` });
      },
    };
  },
};
