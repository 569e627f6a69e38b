#!/bin/bash
# An OpenSearch cluster of separate JVMs on 127.0.0.1, from Maven Central alone, no Docker, no download but Maven's.
#   cluster.sh build          fetch the jars and lay out a distribution (once; 1 min, then seconds)
#   cluster.sh start [N]      start N nodes (3), wait until all have joined; HTTP on 9201, 9202, 9203 ...
#   cluster.sh node I         start node I alone (again), e.g. after a kill
#   cluster.sh kill I         kill -9 node I, by its pid
#   cluster.sh status | stop | wipe
# CLUSTER_DIR (partsref-cluster in the temporary folder), CLUSTER_DIST (where the jars lie, CLUSTER_DIR), HEAP (1g), FAST=1 (C1 only: starts in half the time), WAIT (180 s), HTTP (9200), TCP (9300), CLUSTER_JAVA_HOME, OS_VERSION.
set -eu
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
D=${CLUSTER_DIR:-${TMPDIR:-/tmp}/partsref-cluster}; HEAP=${HEAP:-448m}; HTTP=${HTTP:-9200}; TCP=${TCP:-9300}; SIZE=${2:-3}
J=${CLUSTER_JAVA_HOME:-$(ls -d /usr/lib/jvm/*-2[1-9]* 2>/dev/null | head -1)}; J=${J:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
major=$("$J/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
if [ "$major" -ge 21 ]; then V=${OS_VERSION:-3.9.0}; else V=${OS_VERSION:-2.19.6}; fi
case $V in
  2.*) P=(-Dopensearch.version="$V" -Dlog4j.version=2.25.4); core=; jmin=11 ;;
  *)   P=(-Dopensearch.version="$V"); core=v3; jmin=21 ;;
esac
H=${CLUSTER_DIST:-$D}/opensearch-$V
MODULES="transport-netty4=org.opensearch.transport.Netty4ModulePlugin
analysis-common=org.opensearch.analysis.common.CommonAnalysisModulePlugin
lang-painless=org.opensearch.painless.PainlessModulePlugin
reindex=org.opensearch.index.reindex.ReindexModulePlugin"
[[ $V == 2.* ]] && MODULES=${MODULES//ModulePlugin/Plugin}

jars() { JAVA_HOME=$J mvn -q -B -f "$here/pom.xml" ${1:+-P $1} "${P[@]}" dependency:copy-dependencies \
  -DexcludeClassifiers=osx-x86_64,osx-aarch_64,windows-x86_64,linux-aarch_64 -DoutputDirectory="$2" 2>&1 | grep ERROR || true; }
build() {
  [ -f "$H/built" ] && return
  rm -rf "$H"; mkdir -p "$H/bin" "$H/plugins" "$H/agent" "$H/modules"; jars "$core" "$H/lib"
  while IFS== read -r name class; do
    m=$H/modules/$name; jars "$name" "$m"
    for jar in "$m"/*.jar; do [ -e "$H/lib/${jar##*/}" ] && rm "$jar"; done
    printf '%s\n' "description=$name" "version=$V" "opensearch.version=$V" "java.version=$jmin" "name=$name" "classname=$class" >"$m/plugin-descriptor.properties"
  done <<<"$MODULES"
  if [[ $V == 2.* ]]; then  # 2.x runs under a security manager: what the modules' own policies grant
    echo 'grant { permission java.security.AllPermission; };' | tee "$H"/modules/{transport-netty4,lang-painless,reindex}/plugin-security.policy >/dev/null
  fi
  touch "$H/built"; du -sh "$H" | cut -f1
}
node() {
  n=$D/node$1; mkdir -p "$n/config" "$n/logs" "$n/tmp"; seeds=; first=
  for i in $(seq 1 "$SIZE"); do seeds+="\"127.0.0.1:$((TCP + i))\","; first+="\"n$i\","; done
  cat >"$n/config/opensearch.yml" <<Y
cluster.name: partsref
node.name: n$1
network.host: 127.0.0.1
http.port: $((HTTP + $1))
transport.port: $((TCP + $1))
path.data: $n/data
path.logs: $n/logs
discovery.seed_hosts: [${seeds%,}]
cluster.initial_cluster_manager_nodes: [${first%,}]
cluster.routing.allocation.disk.threshold_enabled: false
cluster.routing.allocation.node_concurrent_recoveries: 8
# A copy whose making lost its other end with a killed node is tried anew soon, not after a quarter of an hour.
indices.recovery.internal_action_timeout: 20s
indices.recovery.internal_action_long_timeout: 40s
indices.recovery.recovery_activity_timeout: 40s
Y
  cat >"$n/config/log4j2.properties" <<'Y'
appender.f.type = File
appender.f.name = f
appender.f.fileName = ${sys:opensearch.logs.base_path}/node.log
appender.f.layout.type = PatternLayout
appender.f.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.f.ref = f
Y
  run=(); if [ "$(id -u)" = 0 ]; then  # OpenSearch refuses to run as root
    chown -R nobody:nogroup "$n"; run=(setpriv --reuid=nobody --regid=nogroup --clear-groups); fi
  sm=(); [[ $V == 2.* && $major -ge 17 ]] && sm=(-Djava.security.manager=allow)
  [ "$major" -ge 22 ] && sm+=(--enable-native-access=ALL-UNNAMED)
  [ -n "${FAST:-}" ] && sm+=(-XX:TieredStopAtLevel=1)
  OPENSEARCH_PATH_CONF=$n/config "${run[@]}" "$J/bin/java" -Xms"$HEAP" -Xmx"$HEAP" "${sm[@]}" -XX:+UseG1GC -XX:G1ReservePercent=25 -XX:InitiatingHeapOccupancyPercent=30 -Xss1m \
    -Dio.netty.noUnsafe=true -Dio.netty.noKeySetOptimization=true -Dio.netty.recycler.maxCapacityPerThread=0 -Dlog4j2.disable.jmx=true -Djna.nosys=true -Djava.awt.headless=true \
    -Djava.io.tmpdir="$n/tmp" -Djna.tmpdir="$n/tmp" -Dopensearch.path.home="$H" -Dopensearch.path.conf="$n/config" \
    -Dopensearch.distribution.type=tar -Dopensearch.bundled_jdk=false -cp "$H/lib/*" org.opensearch.bootstrap.OpenSearch \
    >"$n/out.txt" 2>&1 </dev/null & echo $! >"$n/pid"
}
wait_for() { # N nodes
  end=$((SECONDS + ${WAIT:-180}))
  while [ $SECONDS -lt $end ]; do
    got=$(curl -sf "127.0.0.1:$((HTTP + 1))/_cluster/health" | sed -n 's/.*"number_of_nodes":\([0-9]*\).*/\1/p' || true)
    [ "${got:-0}" -ge "$1" ] && return
    for p in "$D"/node*/pid; do kill -0 "$(cat "$p")" 2>/dev/null || { echo "a node ended: see ${p%pid}out.txt" >&2; exit 1; }; done
    sleep .2
  done; echo "no cluster of $1 nodes in time: see $D/node*/logs/node.log" >&2; exit 1
}
stop() { for p in "$D"/node*/pid; do [ -f "$p" ] || continue; id=$(cat "$p"); kill "$id" 2>/dev/null || true
  for _ in $(seq 1 200); do kill -0 "$id" 2>/dev/null || break; sleep .1; done; kill -9 "$id" 2>/dev/null || true; rm -f "$p"; done; }

case ${1:-} in
  build) build ;;
  start) curl -s -o /dev/null "127.0.0.1:$((HTTP + 1))" && { echo "something answers on port $((HTTP + 1)) already" >&2; exit 1; }; build; for i in $(seq 1 "$SIZE"); do node "$i"; done; wait_for "$SIZE"; curl -s "127.0.0.1:$((HTTP + 1))/_cat/nodes?v&h=name,http,pid,heap.max,node.role,cluster_manager" ;;
  node) SIZE=3; node "$2" ;;
  kill) kill -9 "$(cat "$D/node$2/pid")"; rm "$D/node$2/pid" ;;
  status) for i in 1 2 3 4 5; do curl -sf -m 5 "127.0.0.1:$((HTTP + i))/_cluster/health?pretty" && exit; done; exit 1 ;;
  stop) stop ;;
  wipe) stop; rm -rf "$D"/node* ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
