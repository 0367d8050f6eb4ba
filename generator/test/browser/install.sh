#!/usr/bin/env bash
# Brings what "make test" needs and this machine lacks: Debian packages through apt-get, npm packages by package-lock.json.
set -euo pipefail
cd "$(dirname "$0")"

has() { command -v "$1" >/dev/null; }

missing() {
	has gcc || echo gcc libc6-dev # the race detector is written in C
	has chromium || has chromium-browser || has google-chrome || echo chromium
	has node || echo nodejs
	has npm || echo npm
	PATH="$PATH:/usr/sbin" has nginx || echo nginx-light # readers of a site that changes come through it
	has nginx || [ -x /usr/sbin/nginx ] || echo nginx-light # not on everyone's PATH
	[ -x /usr/sbin/apache2 ] || echo apache2-bin # the program alone: no service of it starts
	has python3 || echo python3
	has fc-list && [ -n "$(fc-list :lang=zh)" ] || echo fontconfig fonts-noto-cjk # else screenshots show boxes
}

packages=$(missing | tr '\n' ' ')
if [ -n "$packages" ]; then
	has apt-get || { echo "make test needs these packages, and there is no apt-get to install them: $packages" >&2; exit 1; }
	as_root=()
	[ "$(id -u)" = 0 ] || as_root=(sudo)
	"${as_root[@]}" apt-get update -q
	# shellcheck disable=SC2086 # a list of words
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
fi

if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
	npm ci --ignore-scripts --no-audit --no-fund
fi

# Debian 12's Node is older than html-validate can use. npm has newer ones, and npx prefers what it finds in node_modules.
new_enough='const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || major == 20 && minor >= 19 ? 0 : 1)'
if ! PATH="$PWD/node_modules/.bin:$PATH" node -e "$new_enough"; then
	npm install --no-save --no-audit --no-fund node@22
fi
