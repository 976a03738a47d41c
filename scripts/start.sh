#!/bin/sh
# Gets ready what isn't (packages, build) and becomes the supervisor. Usage: scripts/start.sh all|api|worker
set -eu

cd "$(dirname "$0")/.."

command -v node >/dev/null 2>&1 || {
  echo "Node.js is not installed: get version 20.19 or newer from https://nodejs.org" >&2
  exit 69
}
version=$(node --version)
version=${version#v}
major=${version%%.*}
minor=${version#*.}
minor=${minor%%.*}
if [ "$major" -lt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -lt 19 ]; }; then
  echo "Node.js $version is too old: version 20.19 or newer is needed (on Render, set NODE_VERSION to 24)" >&2
  exit 69
fi

# npm writes the inner file last, so a killed installation counts as missing.
if [ ! -f node_modules/.package-lock.json ] ||
  { [ package-lock.json -nt node_modules/.package-lock.json ] && ! node scripts/is-installed.mjs; }; then
  if [ "${RENDER:-}" = true ]; then
    echo 'Installing at start, which delays every deploy: set the build command to "npm ci --include=dev && npm run build"' >&2
  fi
  echo 'Installing packages …' >&2
  npm ci --include=dev --no-audit --no-fund >&2
fi
node scripts/ensure-built.mjs

# The S3 client is pinned; which Node later versions of it will need is nothing to warn those who run this one of.
export AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true

# The supervisor only watches: a small heap, and code that is compact rather than fast.
exec node --max-old-space-size=96 --optimize-for-size dist/src/start.js "$1"
