#!/bin/sh
# Pins everything anew: requirements/*.txt with hashes, package-lock.json without addresses.
set -eu
cd "$(dirname "$0")/.."
compile() { # compile LIST [OPTION …]
    list=$1
    shift
    .venv/bin/python -m uv pip compile --quiet --upgrade --generate-hashes --no-header --universal \
        --python-version "$(cat .python-version)" "$@" "requirements/$list.in" --output-file "requirements/$list.txt"
}
compile site
compile test --constraints requirements/site.txt
compile browser --no-emit-package rpds-py
compile openpyxl
npm install --package-lock-only
npm install --package-lock-only --prefix tests/bench/lighthouse
