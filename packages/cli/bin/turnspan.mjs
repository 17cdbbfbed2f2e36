#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// A file that is there before the build, so that an install from the repository can link the command.
import "../dist/main.js";
