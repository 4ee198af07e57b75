#!/bin/sh
# Keeps one page of the hall on this machine's screen, for as long as the machine runs. kiosk.sh and board.sh call it:
#
#   sh screen.sh kiosk|board URL
#
# CHROMIUM     the browser; found by itself where it has a usual name
# PROFILE_DIR  where the browser keeps its cookie and the pages for a start without the hub
# EXTRA_FLAGS  further flags, separated by blanks
# WAIT_SECONDS how long a start waits for the hub; default 20 for a kiosk, which can start without it, else for ever
set -u
# A flag or an address with * or ? in it is no pattern for file names.
set -f

kind=${1:-}
url=${2:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if { [ "$kind" != kiosk ] && [ "$kind" != board ]; } || [ -z "$url" ]; then
  echo "usage: $0 kiosk|board URL" >&2
  exit 2
fi

browser=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome-stable; do
  [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
if [ -z "$browser" ]; then
  echo "There is no Chromium here: apt-get install chromium" >&2
  exit 1
fi

profile=${PROFILE_DIR:-$HOME/.local/state/tingxu-$kind}
mkdir -p "$profile"
flags=$(sed -n "s/^\(both\|$kind\)[[:space:]]\{1,\}//p" "$here/flags.txt")

# The panel stays on.
command -v xset >/dev/null && xset s off s noblank -dpms 2>/dev/null
# Where there is no window manager, nobody but us tells the browser how large the panel is. One dot more, since it makes
# a window of just that size one dot smaller.
size=$(command -v xrandr >/dev/null && xrandr --current 2>/dev/null |
  awk '/^Screen 0:/ { printf "--window-position=0,0 --window-size=%d,%d", $8, $10 + 1 }')

child=
finish() {
  trap - TERM INT HUP
  [ -n "$child" ] && kill "$child" 2>/dev/null
  wait 2>/dev/null
  exit 0
}
trap finish TERM INT HUP

# Chromium asks again ever more seldom for a page it could not get, up to half an hour: better not to ask too early.
hub=$(printf '%s' "$url" | sed 's|^\([a-z]*://[^/]*\).*|\1|')
limit=${WAIT_SECONDS:-$([ "$kind" = kiosk ] && echo 20 || echo 1000000000)}
wait_for_hub() {
  command -v curl >/dev/null || return 0
  waited=0
  # -k: whether the name and the certificate are right is the browser's to say, on the glass.
  until curl -ksf -m 2 -o /dev/null "$hub/api/v1/health"; do
    [ "$waited" -ge "$limit" ] && return 0
    waited=$((waited + 2))
    sleep 2
  done
}

while :; do
  wait_for_hub
  # Left behind by a power cut, it would make the browser believe that it runs already.
  rm -f "$profile/SingletonLock" "$profile/SingletonSocket" "$profile/SingletonCookie"
  started=$(date +%s)
  # shellcheck disable=SC2086 # flags are words
  "$browser" $flags $size ${EXTRA_FLAGS:-} --user-data-dir="$profile" "$url" &
  child=$!
  wait "$child"
  child=
  # What ends at once would end at once again.
  if [ $(($(date +%s) - started)) -lt 10 ]; then sleep 5; else sleep 1; fi
done
