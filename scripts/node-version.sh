# Sourced by what runs here: ends the shell with one line where Node is missing or too old.
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
