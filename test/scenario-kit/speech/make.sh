#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the callers' recordings from lines.tsv and measures them. Needs espeak-ng, sox and node. The WAVs are checked in,
# so this runs only when a line changes.
set -eu
cd "$(dirname "$0")"
tab=$(printf '\t')
while IFS="$tab" read -r name text; do
  espeak-ng -v en-us+f3 -s 170 --stdout "$text" |
    sox -t wav - -r 16000 -c 1 -b 16 "$name.wav" gain -n -3 silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse
done <lines.tsv
node measure.mjs
