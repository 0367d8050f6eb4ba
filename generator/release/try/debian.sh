#!/usr/bin/env bash
# Tries the package on a bare Debian, as an office would: installs it, begins a site, lets the service run, looks at the site through nginx, upgrades, removes
# and purges it, and says at each step what is there. Beside the package, the system has only nginx, and curl to look.
#
#	generator/release/try/debian.sh [FOLDER OF A RELEASE] [SUITE OF DEBIAN]
#
# It needs root, debootstrap, systemd-container and dpkg-dev's dpkg-deb, half a gigabyte in $TMPDIR, and takes the mirror that this machine's apt takes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
release=$(realpath "${1:-$here/../../../release}")
suite=${2:-bookworm}
arch=$(dpkg --print-architecture)
deb=$(ls "$release"/gongshi_*_"$arch".deb)
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)

work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
root=$work/root
debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,nginx,curl "$suite" "$root" "$mirror" >"$work/debootstrap.log" ||
	{ tail "$work/debootstrap.log"; exit 1; }

# A newer package that differs in nothing but its version.
mkdir "$root/try"
cp "$deb" "$root/try/gongshi.deb"
dpkg-deb -R "$deb" "$work/newer"
sed -i 's/^Version: .*/&+newer/' "$work/newer/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -b "$work/newer" "$root/try/newer.deb" >/dev/null

cp "$here/debian-inside.sh" "$root/try/inside.sh"
cat >"$root/etc/systemd/system/try.service" <<'UNIT'
[Service]
Type=oneshot
ExecStart=/bin/bash /try/inside.sh
ExecStopPost=/bin/systemctl --no-block poweroff
StandardOutput=file:/try/said
StandardError=inherit
[Install]
WantedBy=multi-user.target
UNIT
ln -s /etc/systemd/system/try.service "$root/etc/systemd/system/multi-user.target.wants/"
timeout 600 systemd-nspawn --quiet --directory="$root" --boot --register=no --keep-unit --private-network --console=pipe >"$work/boot.log" 2>&1 </dev/null || true
cat "$root/try/said" || { tail -n 40 "$work/boot.log"; exit 1; }
tail -n 1 "$root/try/said" | grep -q '^all is as it should be$'
