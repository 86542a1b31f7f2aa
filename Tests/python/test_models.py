"""Training steps on the simulated chip against XLA:CPU: outputs, gradients and 20 steps of loss.

fp32 agrees with XLA:CPU to 1e-5 (relative L2 of each whole array). bf16 is held against the same
model in fp64: at most twice as far from it as XLA:CPU's own bf16. Where XLA:CPU's own fp32 is further
than 1e-5 from fp64, so is fp32 here allowed to be from XLA, as long as it is nearer to fp64.
"""

import jax
import numpy as np
import pytest

import harness
import models

STEPS = 20
MODELS = models.small_models()
FP32 = 1e-5


def names(tree):
    return [jax.tree_util.keystr(path) for path, _ in jax.tree_util.tree_leaves_with_path(tree)]


def in_double(compute):
    """What `compute` returns with JAX's 64-bit types switched on, as numpy arrays."""
    with jax.enable_x64(True):
        return jax.tree.map(np.asarray, compute())


def check(labels, ours, xla, exact):
    """Fails with one line for each array that is too far off."""
    lines = []
    for index, label in enumerate(labels):
        if exact is None:
            error, limit = harness.relative_error(ours[index], xla[index]), FP32
        elif np.size(exact[index]) == 1:
            continue  # How far one rounded number is off is luck; the loss is held over 20 steps.
        else:
            error = harness.relative_error(ours[index], exact[index])
            limit = 2 * harness.relative_error(xla[index], exact[index])
        if not error <= limit:
            lines.append(f"{label}: relative L2 error {error:.3g}, at most {limit:.3g} expected")
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_outputs_loss_and_gradients(model, tmp_path):
    arguments = model.start(), model.batch(0)
    xla = jax.tree.map(np.asarray, jax.jit(model.evaluate)(*arguments))
    exact = None
    if model.half:
        double = model.double()
        exact = jax.tree.leaves(in_double(lambda: jax.jit(double.evaluate)(double.start(), double.batch(0))))
    ours = harness.run(tmp_path, model.evaluate, *arguments)
    check(names(xla), ours, jax.tree.leaves(xla), exact)


def xla_losses(model):
    step, state, losses = jax.jit(model.step), model.start(), []
    for index in range(STEPS):
        state, loss = step(state, model.batch(index))
        losses.append(float(loss))
    return np.array(losses)


def our_losses(model, folder):
    state, losses = jax.tree.leaves(model.start()), []
    path = folder / "model.mlir"
    path.write_text(harness.module_text(model.step, model.start(), model.batch(0)))
    with harness.Probe() as probe:
        for index in range(STEPS):
            inputs, outputs = folder / "inputs.safetensors", folder / "outputs.safetensors"
            harness.save_arguments(inputs, [state, model.batch(index)])
            probe.run(path, inputs, outputs)
            *state, loss = harness.load_results(outputs)
            losses.append(float(loss))
    return np.array(losses)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_twenty_steps_of_loss(model, tmp_path):
    xla = xla_losses(model)
    exact = [in_double(lambda: xla_losses(model.double()))] if model.half else None
    check(["loss curve"], [our_losses(model, tmp_path)], [xla], exact)


def test_step_of_the_full_size_fp32_gpt(tmp_path):
    """Adam divides tiny gradients by their own size, so that two fp32 sums of another order show."""
    model = models.full_models()[0]
    double = model.double()
    arguments = model.start(), model.batch(0)
    xla = jax.tree.map(np.asarray, jax.jit(model.step)(*arguments))
    exact = jax.tree.leaves(in_double(lambda: jax.jit(double.step)(double.start(), double.batch(0))))
    ours = harness.run(tmp_path, model.step, *arguments)
    for label, array, theirs, true in zip(names(xla), ours, jax.tree.leaves(xla), exact, strict=True):
        error = harness.relative_error(array, theirs)
        if error > FP32:
            theirs_off = harness.relative_error(theirs, true)
            assert theirs_off > FP32, f"{label}: {error:.3g} from XLA, which is within {theirs_off:.3g} of fp64"
            assert harness.relative_error(array, true) < theirs_off, f"{label}: further from fp64 than XLA is"
