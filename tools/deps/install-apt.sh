#!/bin/sh
# Installs Debian packages as tools, not as services: sh install-apt.sh PACKAGE… (as root)
# Of "a|b" it installs the first that the distribution has.
#
# The packages of prometheus and nginx start a service at their installation and at each boot. While this script runs,
# policy-rc.d prevents the start at the installation (see invoke-rc.d(8)); the script then disables the start at boot.
# Packages that were already installed do not change.
set -eu

policy=/usr/sbin/policy-rc.d
saved=$policy.before-lmdeploy-dashboard

restore() {
  rm -f "$policy"
  if [ -e "$saved" ] || [ -L "$saved" ]; then mv "$saved" "$policy"; fi
}

is_installed() {
  dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'
}

# Some Ubuntu versions have a chromium package that only installs a snap.
has_real_package() {
  candidate=$(LC_ALL=C apt-cache policy "$1" | sed -n 's/^  Candidate: //p')
  case $candidate in
    '' | '(none)' | *snap*) return 1 ;;
  esac
}

trap restore EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
# A policy file without a saved copy is the remains of an interrupted run.
if [ -e "$policy" ] && [ ! -e "$saved" ]; then mv "$policy" "$saved"; fi
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

export DEBIAN_FRONTEND=noninteractive
apt-get -q -o DPkg::Lock::Timeout=300 update

new=
for choice in "$@"; do
  usable=
  for package in $(echo "$choice" | tr '|' ' '); do
    if is_installed "$package" || has_real_package "$package"; then
      usable=$package
      break
    fi
  done
  if [ -z "$usable" ]; then
    echo "This distribution has no usable package $choice." >&2
  elif ! is_installed "$usable"; then
    new="$new $usable"
  fi
done
if [ -z "$new" ]; then exit 0; fi

# shellcheck disable=SC2086 # one word for each package
apt-get -q -y -o DPkg::Lock::Timeout=300 --no-install-recommends install $new

if command -v systemctl >/dev/null; then
  for package in $new; do
    case $package in
      prometheus | nginx) systemctl disable --quiet "$package.service" || true ;;
    esac
  done
fi
