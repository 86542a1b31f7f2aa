"""JAX's transformations together: vmap of grad, jvp, Hessian-vector products, Jacobians, linearize, custom rules."""

import sys

import jax
import jax.numpy as jnp
import numpy as np


@jax.custom_vjp
def clipped_exp(x):
    return jnp.exp(jnp.minimum(x, 5))


clipped_exp.defvjp(lambda x: (clipped_exp(x), x), lambda x, g: (g * jnp.where(x < 5, jnp.exp(x), 0),))


@jax.custom_jvp
def log1pexp(x):
    return jnp.log1p(jnp.exp(x))


log1pexp.defjvps(lambda t, _, x: jax.nn.sigmoid(x) * t)


def network(weights, x):
    hidden = log1pexp(weights["a"] @ x)
    return weights["b"] @ jnp.tanh(hidden)


def loss(weights, x, y):
    return jnp.sum((network(weights, x) - y) ** 2)


keys = jax.random.split(jax.random.key(0), 6)
weights = {"a": 0.4 * jax.random.normal(keys[0], (17, 9)), "b": 0.4 * jax.random.normal(keys[1], (3, 17))}
tangents = {"a": jax.random.normal(keys[2], (17, 9)), "b": jax.random.normal(keys[3], (3, 17))}
x, y = jax.random.normal(keys[4], (11, 9)), jax.random.normal(keys[5], (11, 3))


def mean_loss(weights):
    return jax.vmap(loss, (None, 0, 0))(weights, x, y).mean()


per_example = jax.jit(jax.vmap(jax.grad(loss), (None, 0, 0)))(weights, x, y)
value, slope = jax.jit(lambda w, t: jax.jvp(mean_loss, (w,), (t,)))(weights, tangents)
product = jax.jit(lambda w, t: jax.jvp(jax.grad(mean_loss), (w,), (t,))[1])(weights, tangents)
reverse = jax.jit(lambda w, t: jax.grad(lambda w: jnp.vdot(jax.grad(mean_loss)(w)["a"], t["a"]))(w))(weights, tangents)
forward_jacobian = jax.jit(jax.jacfwd(network, argnums=1))(weights, x[0])
reverse_jacobian = jax.jit(jax.jacrev(network, argnums=1))(weights, x[0])
hessian = jax.jit(jax.hessian(lambda x: loss(weights, x, y[0])))(x[0])
outputs, linear = jax.linearize(lambda w: jax.vmap(network, (None, 0))(w, x), weights)
transposed = jax.linear_transpose(linear, weights)(jnp.ones_like(outputs))[0]
clipped = jax.jit(jax.vmap(jax.grad(clipped_exp)))(jnp.linspace(-1, 7, 33))
root = jax.lax.fori_loop(0, 20, lambda _, r: r - (r**3 - 7) / (3 * r**2), jnp.float32(2))
steps = jax.jit(lambda n: jax.lax.while_loop(lambda s: s[0] > 1, lambda s: (s[0] // 2, s[1] + 1), (n, 0))[1])(1000)
branch = [jax.jit(lambda i: jax.lax.switch(i, [jnp.sin, jnp.cos, jnp.tanh], 0.5))(index) for index in range(3)]
print(f"loss {value:.4f}, slope {slope:.4f}, cube root {root:.5f}")
np.savez(
    sys.argv[1],
    per_example=per_example["a"],
    value=value,
    slope=slope,
    product=product["a"],
    reverse=reverse["a"],
    forward_jacobian=forward_jacobian,
    reverse_jacobian=reverse_jacobian,
    hessian=hessian,
    linear=linear(tangents),
    transposed=transposed["b"],
    clipped=clipped,
    root=root,
    steps=steps,
    branch=branch,
)
