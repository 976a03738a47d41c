#!/bin/sh
# Starts the API alone; the worker runs as a service of its own ("npm run worker"). Works from any directory.
set -eu

script=$0
while [ -L "$script" ]; do
  target=$(readlink "$script")
  case $target in
    /*) script=$target ;;
    *) script=$(dirname "$script")/$target ;;
  esac
done

exec "$(dirname "$script")/scripts/start.sh" api "$@"
