#!/bin/sh
# Debian calls this "remove" and, where nothing of the program's own shall stay, "purge"; rpm with how many versions are left. The sources, the published
# sites and the user to whom they belong are the office's, and stay.
set -e
if [ -d /run/systemd/system ]; then
	systemctl daemon-reload
fi
case "$1" in
remove | 0) what="" ;;
purge)
	what=purge
	rm -rf /etc/gongshi
	;;
*) exit 0 ;;
esac
if [ "$what" = purge ] || [ "$1" = 0 ]; then
	rm -f /etc/systemd/system/*.wants/gongshi@*.service /etc/systemd/system/*.wants/gongshi-build@*.timer /etc/systemd/system/*.wants/gongshi-pull@*.timer
fi
echo "gongshi: the sources in /var/lib/gongshi, the sites in /srv/www and the user gongshi stay. Whoever needs none of them any more removes them by hand."
