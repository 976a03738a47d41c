#!/bin/sh
# Starts the API and the worker in one service. Works from any directory and through symbolic links.
set -eu

script=$0
while [ -L "$script" ]; do
  target=$(readlink "$script")
  case $target in
    /*) script=$target ;;
    *) script=$(dirname "$script")/$target ;;
  esac
done

exec "$(dirname "$script")/scripts/start.sh" all "$@"
