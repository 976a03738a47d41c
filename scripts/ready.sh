# Sourced from the project's folder by what runs there: ends the shell with one line where Node is missing or too old, and installs
# what package-lock.json asks for where that hasn't been done.

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
