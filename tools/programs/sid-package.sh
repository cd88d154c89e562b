#!/bin/sh
# Unpacks one package of Debian sid without installing it: sh sid-package.sh PACKAGE CACHE
#
# CACHE/PACKAGE then holds the files of the package. apt uses lists, a state and a cache below CACHE, with sid as its
# only source, and checks signatures with Debian's keyring; the lists and packages of the system do not change. The
# script works without root. The caller must hold CACHE/lock.
set -eu

package=$1
cache=$2
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

if [ -d "$cache/$package" ]; then exit 0; fi

# The Debian mirror in the sources of this machine.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m 1 '/debian/\{0,1\}$') || {
  echo 'the sources of apt contain no Debian mirror' >&2
  exit 1
}

work=$cache/work
rm -rf "$work"
mkdir -p "$cache/apt/lists/partial" "$cache/apt/archives/partial" "$work"
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

echo "deb [signed-by=$keyring] $mirror sid main" >"$cache/apt/sources.list"
: >"$cache/apt/status"
sid_apt() {
  apt-get -q -q \
    -o Dir::Etc::SourceList="$cache/apt/sources.list" \
    -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::Etc::Preferences=/dev/null \
    -o Dir::Etc::PreferencesParts=/dev/null \
    -o Dir::State="$cache/apt" \
    -o Dir::State::Status="$cache/apt/status" \
    -o Dir::Cache="$cache/apt" \
    -o APT::Sandbox::User="$(id -un)" \
    -o APT::Update::Error-Mode=any \
    -o Acquire::Languages=none \
    -o Acquire::Retries=1 \
    -o Acquire::http::Timeout=20 \
    "$@" >&2
}

# Packages that are downloaded within half an hour share one list. sid changes often: an old list names files that no
# longer exist.
if [ -z "$(find "$cache/apt/updated" -mmin -30 2>/dev/null)" ]; then
  sid_apt update
  : >"$cache/apt/updated"
fi
(cd "$work" && sid_apt download "$package")
dpkg-deb --extract "$work"/*.deb "$work/root"
mv "$work/root" "$cache/$package"
