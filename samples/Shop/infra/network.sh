#!/bin/sh
# Creates the network that the containers of the shop share, unless it exists.
set -eu
network="$1"

docker network inspect "$network" >/dev/null 2>&1 || docker network create "$network"
