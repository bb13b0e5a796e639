#!/bin/sh
# Installs ttdn @VERSION@ for this user, without a network, from the folder goi beside it. Made by packaging/offline.py.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
home=${XDG_DATA_HOME:-$HOME/.local/share}/ttdn
python=
for version in @PYTHONS@; do
  # A name on the path may be no more than a stand-in for a version that is not there.
  if [ -z "$python" ] && "python$version" -I -c "" >/dev/null 2>&1; then python=python$version; fi
done
if [ -z "$python" ] && python3 -I -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] not in '@PYTHONS@'.split())" 2>/dev/null; then
  python=python3
fi
if [ -z "$python" ]; then
  echo "Máy này chưa có Python phù hợp (một trong các bản: @PYTHONS@). / There is no fitting Python on this machine." >&2
  exit 1
fi
# What was installed here before goes: a newer version, or an older one, is put in its place.
"$python" -I -m venv --clear "$home/venv"
"$home/venv/bin/python" -I -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/goi" ttdn==@VERSION@
mkdir -p "$HOME/.local/bin"
ln -sf "$home/venv/bin/ttdn" "$HOME/.local/bin/ttdn"
"$HOME/.local/bin/ttdn" --version
case ":$PATH:" in
  *":$HOME/.local/bin:"*) ;;
  *) echo "Thêm vào tệp ~/.profile / Add to ~/.profile: PATH=\$HOME/.local/bin:\$PATH" ;;
esac
