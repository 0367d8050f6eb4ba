#!/bin/sh
# Debian calls this "remove", or "upgrade"; rpm with how many versions will be left.
set -e
case "$1" in
remove | 0) ;;
*) exit 0 ;;
esac
[ -d /run/systemd/system ] || exit 0
systemctl stop 'gongshi@*.service' 'gongshi-build@*' 'gongshi-pull@*' 'gongshi-gather@*' ||
	echo "gongshi: not all that ran could be stopped; systemctl list-units 'gongshi*' names what runs" >&2
