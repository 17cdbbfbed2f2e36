// SPDX-License-Identifier: Apache-2.0
// Compacts a directory as if it were two hours later; tells when it begins.
import { openStore } from "../../dist/index.js";

const store = openStore(process.argv[2]);
process.stdout.write("begins\n");
await store.compact({ now: new Date(Date.now() + 2 * 60 * 60 * 1000) });
