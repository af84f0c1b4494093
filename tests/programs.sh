#!/bin/sh
# Install the programs the tests drive that are no Python packages, where that is allowed.
# Without them the tests that need them are skipped; where CI=true, they fail.
set -eu
packages=""
lacks() { # command, command under another name, packages that bring it
    command -v "$1" >/dev/null 2>&1 || command -v "$2" >/dev/null 2>&1 || packages="$packages $3"
}
lacks chromium google-chrome "chromium fonts-noto-core" # the fonts have the letters of Vietnamese
lacks soffice libreoffice "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || lacks initdb initdb postgresql
# Tesseract may be there without its Vietnamese.
tesseract --list-langs 2>/dev/null | grep -qx vie || packages="$packages tesseract-ocr tesseract-ocr-vie"
[ -n "$packages" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing for the tests:$packages ..."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # several packages
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages >/dev/null && exit 0
    echo "that failed; see above"
fi
echo "some tests will not run: install what they drive (on Debian: apt install$packages)"
