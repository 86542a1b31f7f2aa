#!/bin/sh
# Builds and runs tile_gemm against the OpenBLAS inside a NumPy wheel, on one thread.
#   Benchmarks/tile-gemm/run.sh [python with numpy]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kernels="$here/../../Sources/CTileKernels"
out="$here/../../.build-bench"
python=${1:-python3}
mkdir -p "$out"
clang -std=gnu11 -O3 -ffp-contract=off -fno-math-errno -I "$kernels/include" "$kernels"/*.c "$here/tile_gemm.c" \
  -o "$out/tile_gemm" -lm -ldl
blas=$("$python" -c 'import glob, os, numpy; d = os.path.dirname(numpy.__file__); print((glob.glob(d + ".libs/libscipy_openblas64*") + [""])[0])')
export OPENBLAS_NUM_THREADS=1
if [ -n "$blas" ]; then exec "$out/tile_gemm" "$blas"; else exec "$out/tile_gemm"; fi
