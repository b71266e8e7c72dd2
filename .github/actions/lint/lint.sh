#!/usr/bin/env bash
# Lints as the inputs of action.yml say. An input is never part of a command line that a shell reads: a branch may have any name.
set -uo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
node=$root/node_modules/.bin/node
[ -x "$node" ] || node=node

paths=()
while IFS= read -r path; do
  [ -z "$path" ] || paths+=("$path")
done <<<"${DELIBERATE_PATHS:-.}"
options=()
[ -z "${DELIBERATE_SINCE:-}" ] || options+=("--since=$DELIBERATE_SINCE")
[ -z "${DELIBERATE_MAX_WARNINGS:-}" ] || options+=("--max-warnings=$DELIBERATE_MAX_WARNINGS")

# The file is written first, so that it is there to upload where the step fails.
if [ -n "${DELIBERATE_SARIF_FILE:-}" ]; then
  "$node" "$root/dist/server.js" lint --format sarif ${options[@]+"${options[@]}"} -- ${paths[@]+"${paths[@]}"} >"$DELIBERATE_SARIF_FILE"
  [ $? -le 1 ] || exit 2
fi
exec "$node" "$root/dist/server.js" lint --format github ${options[@]+"${options[@]}"} -- ${paths[@]+"${paths[@]}"}
