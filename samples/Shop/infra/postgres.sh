#!/bin/sh
# Runs PostgreSQL in the network of the shop, with its data in a volume, unless it is already running.
# Docker passes POSTGRES_PASSWORD on from this process, so it is not on any command line.
set -eu
network="$1"
memory="$2"

docker inspect "$network-postgres" >/dev/null 2>&1 || docker run --detach \
    --name "$network-postgres" --network "$network" --memory "$memory" --restart unless-stopped \
    --env POSTGRES_PASSWORD --volume "$network-postgres:/var/lib/postgresql/data" \
    postgres:17
