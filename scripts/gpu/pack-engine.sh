#!/bin/sh
# Packs an engine for a GPU host that has no package manager at hand: podman, conmon, runc and netavark of the
# embedded engine with their libraries, and CRIU with its CUDA plugin built from source. Unpacks to /opt/gpu-load.
#
#   scripts/gpu/pack-engine.sh ENGINE_ROOT CRIU_SOURCE OUT.tar.xz
set -eu
root=$1 criu=$2 out=$3
here=$(dirname "$0")
target=/opt/gpu-load
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/bin" "$work/lib" "$work/criu-lib" "$work/plugins" "$work/etc"

libraries() { # of a program, as its own root resolves them
  if [ "$1" = / ]; then ldd "$2"; else chroot "$1" ldd "$2"; fi | awk '$2 == "=>" { print $3 } $1 ~ /^\// { print $1 }'
}
for program in /usr/bin/podman /usr/bin/conmon /usr/sbin/runc /usr/lib/podman/netavark; do
  cp -L "$root$program" "$work/bin/"
  for library in $(libraries "$root" "$program"); do cp -Ln "$root$library" "$work/lib/" || true; done
done
cp -L "$root/lib64/ld-linux-x86-64.so.2" "$work/lib/"
for program in podman conmon runc netavark; do
  patchelf --set-interpreter "$target/lib/ld-linux-x86-64.so.2" --force-rpath --set-rpath "$target/lib" "$work/bin/$program"
done
# Libraries load libraries: each looks beside itself.
for library in "$work"/lib/*.so*; do
  case $library in */ld-linux*) ;; *) patchelf --force-rpath --set-rpath "$target/lib" "$library" ;; esac
done

# CRIU was built against an older C library than the host's, and uses the host's.
cp "$criu/criu/criu" "$work/bin/" && strip "$work/bin/criu"
cp "$criu/plugins/cuda/cuda_plugin.so" "$work/plugins/"
for library in $(libraries / "$criu/criu/criu"); do
  case $library in */libc.so* | */ld-linux*) ;; *) cp -Ln "$library" "$work/criu-lib/" ;; esac
done
patchelf --force-rpath --set-rpath "$target/criu-lib" "$work/bin/criu"
for library in "$work"/criu-lib/*.so*; do patchelf --force-rpath --set-rpath "$target/criu-lib" "$library"; done

cc -O2 -o "$work/bin/cuda-checkpoint" "$here/cuda-checkpoint.c" -ldl
cp "$here/serve.py" "$work/"
tar -C "$work" -cf - . | xz -T0 -6 > "$out"
