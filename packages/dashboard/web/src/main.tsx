// SPDX-License-Identifier: Apache-2.0
import { render } from "preact";
import { App } from "./app/app.js";
import { followLinks } from "./app/history.js";
import { showTheme } from "./app/theme.js";
import "./app/styles/tokens.css";
import "./app/styles/base.css";
import "./app/styles/layout.css";

showTheme();
followLinks(document);
const root = document.getElementById("app");
if (root !== null) render(<App />, root);
