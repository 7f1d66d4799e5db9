#!/bin/sh
# Makes the network that the containers of the shop share. Changes nothing where it exists.
set -eu
network="$1"

docker network inspect "$network" >/dev/null 2>&1 || docker network create "$network"
