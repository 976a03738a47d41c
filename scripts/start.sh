#!/bin/sh
# Gets ready what isn't (packages, build) and becomes the supervisor. Usage: scripts/start.sh all|api|worker [--parent PID]
# With --parent the service stops when that process, which has started it, has ended: npm, which passes on few signals.
set -eu

cd "$(dirname "$0")/.."

. scripts/node-version.sh

# Under nohup the end of the terminal is nothing to this service. Node forgets that it was told so; a shell can't forget.
if sh -c 'trap "exit 1" HUP; kill -s HUP $$; exit 0'; then set -- "$@" --ignore-hangup; fi

# A signal that comes now is meant for the installation and the build, too. Afterwards the supervisor, which has this
# shell's number by then, sees to signals itself.
pass_on() {
  trap '' HUP INT TERM
  [ -z "${!:-}" ] || kill -s "$1" "$!" 2>/dev/null || :
  wait
  exit "$2"
}
trap 'pass_on HUP 129' HUP
trap 'pass_on INT 130' INT
trap 'pass_on TERM 143' TERM
node scripts/prepare.mjs "$@" &
wait "$!"
trap - HUP INT TERM

# The S3 client is pinned; which Node later versions of it will need is nothing to warn those who run this one of.
export AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true

# The supervisor only watches: a small heap, and code that is compact rather than fast.
exec node --max-old-space-size=96 --optimize-for-size dist/src/start.js "$@"
