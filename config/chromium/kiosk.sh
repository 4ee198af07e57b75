#!/bin/sh
# A kiosk on this machine: sh kiosk.sh 'https://HUB/kiosk?slot=kiosk-1'
exec sh "$(dirname -- "$0")/screen.sh" kiosk "$@"
