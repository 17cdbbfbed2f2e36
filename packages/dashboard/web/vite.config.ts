// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { type Plugin, defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** uPlot hangs helpers on itself that the page doesn't use, such as curves and bars; without that the bundler leaves their code out. */
const onlyThePlot: Plugin = {
  name: "only-the-plot",
  transform(code, id) {
    if (!id.endsWith("/uPlot.esm.js")) return null;
    const helpers = code.indexOf("{\n\tuPlot.join = join;");
    const exported = code.lastIndexOf("export {");
    if (helpers === -1 || exported < helpers)
      throw new Error(`${id} has changed: look where it names its helpers, at its end.`);
    return { code: code.slice(0, helpers) + code.slice(exported), map: null };
  },
};

// The page's content security policy allows nothing inline and nothing from elsewhere.
export default defineConfig({
  root: here("."),
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [onlyThePlot],
  build: {
    outDir: here("../dist/web"),
    emptyOutDir: true,
    target: "es2022",
    // The first that know `light-dark()`.
    cssTarget: ["chrome123", "firefox128", "safari17.5"],
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
