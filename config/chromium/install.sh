#!/bin/sh
# Puts the policies for a screen of the hall in place, on Debian and as root:
#
#   sh install.sh kiosk|board https://HUB [CA.pem]
#
# CA.pem is the hub's own certificate authority, where it has no certificate of the city's: Chromium then trusts it.
# POLICY_DIR  default /etc/chromium/policies/managed
set -eu

kind=${1:-}
hub=$(printf '%s' "${2:-}" | sed 's|^\([a-z]*://[^/]*\).*|\1|')
ca=${3:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${POLICY_DIR:-/etc/chromium/policies/managed}
if { [ "$kind" != kiosk ] && [ "$kind" != board ]; } || [ -z "$hub" ]; then
  echo "usage: $0 kiosk|board https://HUB [CA.pem]" >&2
  exit 2
fi

trusted=
if [ -n "$ca" ]; then
  trusted=$(sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/{//!p;}' "$ca" | tr -d '\r\n ')
  if [ -z "$trusted" ]; then
    echo "$ca holds no certificate" >&2
    exit 1
  fi
fi

mkdir -p "$folder"
{
  echo '{'
  [ -z "$trusted" ] || printf '  "CACertificates": ["%s"],\n' "$trusted"
  sed -e 1d -e "s|https://HUB|$hub|g" "$here/policies/$kind.json"
} >"$folder/tingxu.json.new"
mv "$folder/tingxu.json.new" "$folder/tingxu.json"
chmod 644 "$folder/tingxu.json"
echo "$folder/tingxu.json: this browser opens pages of $hub alone"
