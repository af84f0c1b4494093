#!/bin/sh
# Install the programs the tests drive that are no Python packages, where that is allowed.
# Without them the tests that need them are skipped; where CI=true, they fail.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
packages="chromium fonts-noto-core" # the fonts have the letters of Vietnamese
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing Chromium for the browser tests ..."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # several packages
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages >/dev/null && exit 0
    echo "that failed; see above"
fi
echo "the browser tests will not run: install Chromium (on Debian: apt install $packages)"
