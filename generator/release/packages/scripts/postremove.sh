#!/bin/sh
# Debian calls this "remove" and, where nothing of the program's own shall stay, "purge"; rpm, which knows no purge, with how many versions are left. What was
# enabled stays until a purge, so that installing again goes on. The sources, the published sites and the user to whom they belong are the office's, and stay.
set -e
if [ -d /run/systemd/system ]; then
	systemctl daemon-reload || echo "gongshi: systemd did not read the units anew; do so by systemctl daemon-reload" >&2
fi
case "$1" in
remove | 0) ;;
purge)
	rm -rf /etc/gongshi
	rm -f /etc/systemd/system/*.wants/gongshi@*.service
	rm -f /etc/systemd/system/*.wants/gongshi-build@*.timer /etc/systemd/system/*.wants/gongshi-pull@*.timer /etc/systemd/system/*.wants/gongshi-gather@*.timer
	;;
*) exit 0 ;;
esac
echo "gongshi: the sources in /var/lib/gongshi, the sites in /srv/www and the user gongshi stay. Whoever needs none of them any more removes them by hand."
