#!/bin/bash
# What debian.sh does on the bare system, as root, after it was booted.
set -Eeuo pipefail
export LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
trap 'echo "line $LINENO: this is not as it should be"; systemctl status --no-pager --full "gongshi@zdgz" || true; journalctl --no-pager -n 30 || true' ERR

step() { printf '\n== %s\n' "$*"; }
page() { curl -fsS "http://127.0.0.1/zdgz/$1"; }
waited() { for _ in $(seq 600); do if "$@" >/dev/null 2>&1; then return 0; fi; sleep 0.2; done; return 1; }
says() { grep -q "$2" <<<"$(page "$1")"; }
sums() { { find /var/lib/gongshi /srv/www /etc/gongshi -type f ! -path '*/.gongshi/*' -print0 2>/dev/null || true; } | sort -z | xargs -0 sha256sum; }

step "install"
dpkg -i /try/gongshi.deb
gongshi version
id gongshi
stat -c '%A %U:%G %n' /usr/bin/gongshi /var/lib/gongshi /srv/www /etc/gongshi
systemd-analyze verify /usr/lib/systemd/system/gongshi* 2>&1 | grep -i gongshi || echo "the units have no mistake"

step "a new site"
(umask 027 && runuser -u gongshi -- gongshi init /var/lib/gongshi/zdgz --title 重点工作 --publisher 某某区应急管理局 --language zh-CN \
	--base-url http://127.0.0.1/zdgz/ --plan 2026 </dev/null)

step "the service"
systemctl enable --now gongshi@zdgz
waited test -s /srv/www/zdgz/index.html
systemctl is-active gongshi@zdgz
systemctl show -p User -p UMask -p ProtectSystem -p MemoryMax gongshi@zdgz
stat -c '%A %U:%G %n' /srv/www/zdgz /srv/www/zdgz/index.html
first=$(systemctl show -p MainPID --value gongshi@zdgz)

step "nginx"
cp /usr/share/doc/gongshi/docs/deploy/nginx.conf /etc/nginx/gongshi.conf
printf 'server {\n\tlisten 127.0.0.1:80 default_server;\n\tinclude gongshi.conf;\n}\n' >/etc/nginx/sites-enabled/default
nginx -t
systemctl restart nginx
page "" | grep -o '<title>.*</title>'
test "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1/zdgz/.gongshi/)" = 404

step "an edit is published"
printf '\n## 2026-01-09 第一条进展\n\n已经开始。\n' >>/var/lib/gongshi/zdgz/content/2026/01.md
waited says 2026/tasks/1/ 第一条进展
echo "it is there"

step "upgrade"
echo 'GONGSHI_FLAGS=' >/etc/gongshi/zdgz.conf
before=$(sums)
dpkg -i /try/newer.deb
dpkg-query -W gongshi
second=$(systemctl show -p MainPID --value gongshi@zdgz)
test "$first" != "$second"
echo "the service was restarted: $first, then $second"
waited systemctl is-active gongshi@zdgz
sleep 2
test "$before" = "$(sums)"
echo "sources, site and settings are the same"
says 2026/tasks/1/ 第一条进展

step "removal"
dpkg -r gongshi
if systemctl is-active gongshi@zdgz; then false; fi
test ! -e /usr/bin/gongshi
test "$before" = "$(sums)"
echo "sources, site and settings are still there, and nginx still shows it:"
page "" | grep -o '<title>.*</title>'

step "installed again, the service comes back"
dpkg -i /try/gongshi.deb
systemctl is-enabled gongshi@zdgz
systemctl start gongshi@zdgz
systemctl is-active gongshi@zdgz

step "purge"
dpkg -P gongshi
test ! -e /etc/gongshi
if ls /etc/systemd/system/*.wants/gongshi* 2>/dev/null; then false; fi
test "$(grep -v /etc/gongshi/ <<<"$before")" = "$(sums)"
echo "sources and site are still there"
id gongshi
dpkg -l gongshi 2>/dev/null | grep gongshi || echo "the package is gone"

printf '\nall is as it should be\n'
