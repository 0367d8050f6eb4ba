#!/usr/bin/env bash
# Runs tests of the packages where Windows matters, compiled for it, under Wine: "run.sh" all of them, "run.sh NAME…" some. Go needs a
# Wine of version 9 or later. Where Debian's own is older, that of Debian 13 is put into a folder (WINE_ROOT, 1.4 GB) and run in it,
# which root can do. Random sequences, and what goes through every instant of a publishing, are left out: under Wine each act takes
# a hundred times as long. Package watch waits without an end there. See also what tests skip on Windows, and why they say so.
set -euo pipefail
cd "$(dirname "$0")/../../.."
packages=("$@")
[ $# -gt 0 ] || packages=(disk tree publish)
root=${WINE_ROOT:-${XDG_CACHE_HOME:-$HOME/.cache}/gongshi-wine}

# wine runs a Windows program in a folder of the repository.
case "$(wine --version 2>/dev/null)" in
wine-9.* | wine-[1-9][0-9].*)
	in_wine() { (cd "$1" && shift && WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' LC_ALL=C.UTF-8 wine "$@"); }
	;;
*)
	if [ ! -x "$root/usr/bin/wine" ]; then
		[ "$(id -u)" = 0 ] || { echo "Only root can put a newer Wine into $root. With wine 9 or later on the PATH nobody has to." >&2; exit 1; }
		command -v debootstrap >/dev/null || { apt-get update -q && apt-get install -q -y --no-install-recommends debootstrap; }
		mkdir -p "$root.part"
		debootstrap --variant=minbase --include=wine,wine64 trixie "$root.part" "$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)" >"$root.txt" ||
			{ tail "$root.txt" >&2; exit 1; }
		mv "$root.part" "$root"
	fi
	in_wine() { # what is mounted is so for this program alone
		unshare -m --propagation private bash -euc '
			root=$1 there=$2 folder=$3; shift 3
			mkdir -p "$root/src"
			mount --bind "$there" "$root/src"; mount -t proc proc "$root/proc"; mount --rbind /dev "$root/dev"
			exec chroot "$root" env -i HOME=/root PATH=/usr/bin:/bin LC_ALL=C.UTF-8 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" \
				bash -c '\''cd "/src/$0" && exec wine "$@"'\'' "$folder" "$@"' bash "$root" "$PWD" "$@"
	}
	;;
esac

trap 'rm -f bin/windows-*.test.exe' EXIT
failed=()
for package in "${packages[@]}"; do
	[ -d "generator/$package" ] || { echo "there is no package $package" >&2; exit 1; }
	GOOS=windows GOARCH=amd64 go test -tags timetzdata -c -o "bin/windows-$package.test.exe" "./generator/$package"
	if said=$(in_wine "generator/$package" "../../bin/windows-$package.test.exe" -test.short -test.skip "^Fuzz" -test.timeout 10m ${WINDOWS_FLAGS:-} 2>&1); then
		echo "ok   $package"
	else
		echo "$said" | grep -av XDG_RUNTIME_DIR
		failed+=("$package")
	fi
done
[ ${#failed[@]} = 0 ] || { echo "failed on Windows: ${failed[*]}" >&2; exit 1; }
