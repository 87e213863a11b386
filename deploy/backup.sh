#!/bin/sh
# Copy the data folder into TARGET/<day>, while the product runs. Keeps 30 days.
# The keys of the sealed numbers go into KEYS (TARGET/keys when it is left out): a copy of the
# database beside its keys is a database without a lock.
set -eu
target=${1:?usage: backup.sh TARGET [KEYS]}
keys=${2:-$target/keys}
data=${SOTAY_DATA:?SOTAY_DATA names the data folder}
today=$target/$(date +%Y-%m-%d)
umask 077
mkdir -p "$today"

if [ -n "${SOTAY_DATABASE_URL:-}" ]; then
    pg_dump --format=custom --file="$today/sotay.dump" "$SOTAY_DATABASE_URL"
else
    # SQLite's own backup: consistent although people are writing.
    python3 - "$data/sotay.sqlite3" "$today/sotay.sqlite3" <<'PYTHON'
import sqlite3, sys
source, copy = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True), sqlite3.connect(sys.argv[2])
source.backup(copy)
copy.close()
PYTHON
fi

# Files never change once written, so yesterday's copies are linked, not copied again.
# Pictures of pages are made again from the files.
yesterday=$(find "$target" -mindepth 1 -maxdepth 1 -type d -name '20*' ! -path "$today" | sort | tail -n 1)
if [ -d "$data/files" ]; then
    if command -v rsync >/dev/null; then
        rsync -a --exclude=/pages --exclude=/waiting ${yesterday:+--link-dest="$yesterday/files/"} "$data/files/" "$today/files/"
    else
        mkdir -p "$today/files"
        cp -R "$data/files/." "$today/files/"
        rm -rf "$today/files/pages" "$today/files/waiting"
    fi
fi
[ -f "$data/secret.key" ] && cp "$data/secret.key" "$today/"
if [ -f "$data/data.keys" ]; then
    mkdir -p "$keys"
    cp "$data/data.keys" "$keys/"
fi

# The end of the record of acts as it is tonight, beside the copies and never overwritten: what
# is cut off or written anew later is found by "sotay audit verify --anchor TARGET/anchors".
if command -v sotay >/dev/null; then
    sotay audit anchor -o "$target/anchors" >/dev/null
fi

(cd "$today" && find . -type f ! -name checksums -exec sha256sum {} + >checksums)
find "$target" -mindepth 1 -maxdepth 1 -type d -name '20*' | sort | head -n -30 | xargs -r rm -rf
