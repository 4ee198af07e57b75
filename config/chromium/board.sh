#!/bin/sh
# A board, or a counter's screen, on this machine: sh board.sh 'https://HUB/board?slot=board-1'
exec sh "$(dirname -- "$0")/screen.sh" board "$@"
