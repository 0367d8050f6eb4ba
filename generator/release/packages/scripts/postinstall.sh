#!/bin/sh
# Debian calls this "configure", with the version that was there before; rpm with how many versions there are now.
set -e
case "$1:$2" in
configure: | 1:*) upgrade=no ;;
configure:* | [2-9]:*) upgrade=yes ;;
*) exit 0 ;;
esac

getent group gongshi >/dev/null || groupadd --system gongshi
getent passwd gongshi >/dev/null ||
	useradd --system --gid gongshi --home-dir /var/lib/gongshi --no-create-home --shell /usr/sbin/nologin --comment "Gongshi" gongshi

# Sources and sites. What is there stays as somebody made it.
[ -d /var/lib/gongshi ] || install -d -m 0755 -o gongshi -g gongshi /var/lib/gongshi
[ -d /srv/www ] || install -d -m 0755 /srv/www

# The package is in place whatever becomes of a site: one that does not start is no reason to call it half installed.
[ -d /run/systemd/system ] || exit 0
systemctl daemon-reload || echo "gongshi: systemd did not read the units anew; do so by systemctl daemon-reload" >&2
if [ "$upgrade" = yes ]; then
	systemctl try-restart 'gongshi@*.service' 'gongshi-build@*.timer' 'gongshi-pull@*.timer' 'gongshi-gather@*.timer' ||
		echo "gongshi: not all that ran was started again; systemctl --failed names what was not" >&2
fi
