"""JAX's linear algebra, small: `python linear_algebra_cases.py OUT.npz` runs every case on the default device and on
the CPU and writes what both gave as NAME/ours/i and NAME/cpu/i.
"""

import sys
import zlib

import jax
import jax.numpy as jnp
import numpy as np
from jax.lax import linalg

SHAPES = {"one": (4, 4), "batch": (2, 3, 5, 5), "none": (0, 4, 4), "empty": (2, 0, 0)}
DTYPES = [np.float32, np.float64, np.complex64, np.complex128]


def hermitian(x):
    return x + x.swapaxes(-1, -2).conj()


# What one call of LAPACK gives, with JAX's handling of failures: bit for bit the CPU's. `x` is a batch of square matrices.
CALLS = {
    "cholesky": lambda x: linalg.cholesky(hermitian(x) + 20 * np.eye(x.shape[-1], dtype=x.dtype), symmetrize_input=False),
    "cholesky_of_indefinite": lambda x: linalg.cholesky(x, symmetrize_input=False),
    "eig": lambda x: linalg.eig(x),
    "eigh": lambda x: linalg.eigh(hermitian(x), symmetrize_input=False),
    "eigh_upper": lambda x: linalg.eigh(x, lower=False, symmetrize_input=False),
    "hessenberg": lambda x: linalg.hessenberg(x),
    "lu": lambda x: linalg.lu(x),
    "lu_wide": lambda x: linalg.lu(x[..., :3, :]),
    "qr_full": lambda x: linalg.qr(x[..., :3]),
    "qr_thin": lambda x: linalg.qr(x[..., :3], full_matrices=False),
    "qr_pivoting": lambda x: linalg.qr(x, pivoting=True),
    "schur": lambda x: linalg.schur(x),
    "singular_values": lambda x: linalg.svd(x, compute_uv=False),
    "svd_full": lambda x: linalg.svd(x[..., :2]),
    "svd_thin_qr": lambda x: linalg.svd(x[..., :2, :], full_matrices=False, algorithm=linalg.SvdAlgorithm.QR),
    "triangular_solve": lambda x: linalg.triangular_solve(x, x[..., :2], left_side=True, lower=True),
    "triangular_solve_adjoint": lambda x: linalg.triangular_solve(
        x, x[..., :2, :], transpose_a=True, conjugate_a=True, unit_diagonal=True
    ),
    "tridiagonal": lambda x: linalg.tridiagonal(hermitian(x)),
}
# Rows shorter than these calls need.
NOT_EMPTY = {"hessenberg", "tridiagonal", "tridiagonal_solve", "schur"}


def tridiagonal_solve(x):
    lower, upper = x[..., 0].at[..., 0].set(0), x[..., 1].at[..., -1].set(0)
    return linalg.tridiagonal_solve(lower, x[..., 2] + 5, upper, x[..., :2])


CALLS["tridiagonal_solve"] = tridiagonal_solve

# What adds sums of products to the calls, in another order than XLA:CPU.
PROGRAMS = {
    "det": jnp.linalg.det,
    "grad_of_singular_values": jax.grad(lambda x: jnp.linalg.svd(x, compute_uv=False).sum()),
    "inv": jnp.linalg.inv,
    "lstsq": lambda x: jnp.linalg.lstsq(x[:, :2], x[:, 2:])[0],
    "pinv": jnp.linalg.pinv,
    "solve": lambda x: jnp.linalg.solve(x, x[:, :2]),
    "vmap_of_eigvalsh": jax.vmap(lambda row: jnp.linalg.eigvalsh(jnp.outer(row, row) + jnp.eye(4))),
    "while_with_qr": lambda x: jax.lax.fori_loop(0, 3, lambda _, y: (lambda q, r: r @ q)(*jnp.linalg.qr(y)), x),
}


def matrices(name, shape, dtype):
    random = np.random.default_rng(zlib.crc32(name.encode()))
    x = random.standard_normal(shape)
    if np.issubdtype(dtype, np.complexfloating):
        x = x + 1j * random.standard_normal(shape)
    return x.astype(dtype)


def cases():
    """(name, function, argument), the calls first."""
    for call, function in CALLS.items():
        for shape_name, shape in SHAPES.items():
            if shape_name == "empty" and call in NOT_EMPTY:
                continue
            for dtype in DTYPES:
                name = f"{call}-{shape_name}-{dtype.__name__}"
                yield name, function, matrices(name, shape, dtype)
    for program, function in PROGRAMS.items():
        yield program, function, matrices(program, (4, 4), np.float32)


def main(path):
    jax.config.update("jax_enable_x64", True)
    arrays = {}
    for name, function, argument in cases():
        for place, device in (("ours", jax.devices()[0]), ("cpu", jax.devices("cpu")[0])):
            results = jax.tree.leaves(jax.jit(function)(jax.device_put(argument, device)))
            arrays |= {f"{name}/{place}/{index}": np.asarray(result) for index, result in enumerate(results)}
    np.savez(path, **arrays)


if __name__ == "__main__":
    main(sys.argv[1])
