#!/bin/sh
# Gets ready what isn't (packages, build) and becomes the supervisor. Usage: scripts/start.sh all|api|worker
set -eu

cd "$(dirname "$0")/.."

. scripts/ready.sh
node scripts/ensure-built.mjs

# The S3 client is pinned; which Node later versions of it will need is nothing to warn those who run this one of.
export AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true

# The supervisor only watches: a small heap, and code that is compact rather than fast.
exec node --max-old-space-size=96 --optimize-for-size dist/src/start.js "$1"
