#!/usr/bin/env bash
# Makes the release twice: here, and of a clone in another folder, with another umask, time zone, home, user and a cache of Go that is empty (CACHE=shared: the
# same cache, which is quicker and shows less). Both must have the same sums. Then builds the program from the sources that are handed out, without a network.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd generator/release && go vet ./... && go test ./... && go run . -out "$work/first")

git clone --quiet . "$work/a clone/elsewhere"
modules=$(go env GOMODCACHE) cache=$work/cache
if [ "${CACHE:-}" = shared ]; then cache=$(go env GOCACHE); fi
somebody=(env) # who is not the one who runs this, where Linux lets a user be another
if unshare --user --map-user=12345 --map-group=12345 true 2>/dev/null; then somebody=(unshare --user --map-user=12345 --map-group=12345 env); fi
(
	umask 077
	mkdir "$work/home"
	cd "$work/a clone/elsewhere/generator/release"
	"${somebody[@]}" HOME="$work/home" USER=somebody TZ=Asia/Shanghai LC_ALL=C GOCACHE="$cache" GOMODCACHE="$modules" GOFLAGS=-modcacherw GOARM64=v8.1 go run . -out "$work/second"
)
diff "$work/first/SHA256SUMS" "$work/second/SHA256SUMS"
(cd "$work/second" && sha256sum --check --quiet SHA256SUMS)
echo "the same sums, twice"

mkdir "$work/bundle"
tar -xzf "$work"/first/gongshi-*-source.tar.gz -C "$work/bundle" --strip-components=1
offline=(env)
if unshare --net true 2>/dev/null; then offline=(unshare --net env); fi
"${offline[@]}" HOME="$work/home" GOCACHE="$cache" GOMODCACHE="$work/none" GOPROXY=off GOFLAGS= make -C "$work/bundle" build
test "$("$work/bundle/bin/gongshi" version)" = "gongshi $(cat "$work/bundle/VERSION")"
echo "the sources build without a network"
