# Sourced from the project's folder by what runs there: ends the shell with one line where Node is missing or too old, and installs
# what package-lock.json asks for where that hasn't been done.
. scripts/node-version.sh
node scripts/prepare.mjs --no-build
