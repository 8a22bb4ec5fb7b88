#!/bin/bash
# Makes a bare GPU host ready for `test:gpu` from a pack (scripts/gpu/pack-engine.sh, bundle.mjs): the engine and
# its settings, the root folder that shares the host's Python, and the model of random weights.
#
#   scripts/gpu/host.sh PACK_FOLDER     then source /opt/gpu-load/env
set -euo pipefail
pack=$1
target=/opt/gpu-load
mkdir -p $target/app /usr/lib/criu /etc/criu /etc/containers
unpack() { python3 -c 'import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2], filter="fully_trusted")' "$1" "$2"; }
unpack "$pack/engine.tar.xz" $target
unpack "$pack/app.tar.xz" $target/app
python3 -c 'import lzma, shutil, sys; shutil.copyfileobj(lzma.open(sys.argv[1]), open(sys.argv[2], "wb"))' "$pack/node.xz" $target/bin/node
chmod 755 $target/bin/node
cp $target/plugins/cuda_plugin.so /usr/lib/criu/

cat > /etc/containers/containers.conf <<CONF
[containers]
pids_limit = 0
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
conmon_path = ["$target/bin/conmon"]
helper_binaries_dir = ["$target/bin"]
[engine.runtimes]
runc = ["$target/bin/runc"]
CONF
mkdir -p /var/lib/gpu-load
cat > /etc/containers/storage.conf <<CONF
[storage]
driver = "overlay"
graphroot = "/var/lib/gpu-load/storage"
runroot = "/run/containers/storage"
CONF
echo '{"default":[{"type":"insecureAcceptAnything"}]}' > /etc/containers/policy.json
# There is no iptables here to lock the network with, and the test's connections are closed before each dump.
printf 'manage-cgroups=ignore\nnetwork-lock=skip\n' > /etc/criu/runc.conf

# The container's root: nothing but links into the host's /usr, which is mounted read-only.
root=$target/root
mkdir -p $root/{usr/{bin,lib,lib64,local},opt,etc,tmp,proc,sys,dev,run,var/tmp,root,model}
for name in bin sbin lib lib64; do ln -sfn usr/$name $root/$name; done
echo 'root:x:0:0:root:/root:/bin/sh' > $root/etc/passwd
base=$(python3 -c 'import sys; print(sys.base_prefix)')
mkdir -p /var/lib/gpu-load/model
[ -e /var/lib/gpu-load/model/model.safetensors ] || MODEL_DIR=/var/lib/gpu-load/model python3 $target/serve.py --make-model
driver=$(ldconfig -p | awk '/libcuda.so.1/ { print $NF; exit }')
# Where no linker knows it, it was brought by the host's own mount.
[ -z "$driver" ] && driver=/usr/local/nvidia/lib64 || driver=$(dirname "$(readlink -f "$driver")")
cat > $target/env <<CONF
export PATH=$target/bin:$PATH
export PODMAN_COMMAND=$target/bin/podman
export GPU_LOAD_DATA_DIR=/var/lib/gpu-load/data
export GPU_DEMO_ROOT=$root GPU_DEMO_MODEL=/var/lib/gpu-load/model GPU_DEMO_SERVER=$target/serve.py
export GPU_DEMO_PYTHON=$(command -v python3) GPU_DEMO_BASE=$base
export GPU_DEMO_LIBRARIES=$driver
CONF
