#!/bin/sh
# The whole check: types, lint, build, every test. Gets ready what isn't (packages, programs). Arguments go to vitest.
set -eu

cd "$(dirname "$0")/.."
. scripts/ready.sh
PATH=$PWD/node_modules/.bin:$PATH

tsx tools/programs/main.ts
npm run --silent lint &
lint=$!
npm run --silent typecheck && npm run --silent build || {
  kill $lint 2>/dev/null || true
  exit 1
}
wait $lint
exec vitest run "$@"
