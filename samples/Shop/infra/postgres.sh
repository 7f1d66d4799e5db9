#!/bin/sh
# Runs PostgreSQL in the network of the shop, with its data in a volume. Changes nothing where it runs.
# Docker hands POSTGRES_PASSWORD on from this process: it stands in no command line.
set -eu
network="$1"
memory="$2"

docker inspect "$network-postgres" >/dev/null 2>&1 || docker run --detach \
    --name "$network-postgres" --network "$network" --memory "$memory" --restart unless-stopped \
    --env POSTGRES_PASSWORD --volume "$network-postgres:/var/lib/postgresql/data" \
    postgres:17
