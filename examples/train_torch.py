"""Trains a PyTorch model, through torchax, on whatever device JAX has.

    python examples/train_torch.py [--epochs N]

torchax runs PyTorch's operations with JAX; the model and the loss are ordinary PyTorch, the optimizer is optax's.
"""

import argparse

import jax
import numpy as np
import optax
import torch
import torchax
import torchax.interop
import torchax.train
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

BATCH = 64


class Attention(torch.nn.Module):
    """One block of a transformer over the rows of an image."""

    def __init__(self, width=64, heads=4):
        super().__init__()
        self.heads = heads
        self.norm = torch.nn.LayerNorm(width)
        self.qkv = torch.nn.Linear(width, 3 * width)
        self.out = torch.nn.Linear(width, width)

    def forward(self, x):
        batch, rows, width = x.shape
        q, k, v = self.qkv(self.norm(x)).reshape(batch, rows, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = torch.nn.functional.scaled_dot_product_attention(q, k, v)
        return x + self.out(mixed.transpose(1, 2).reshape(batch, rows, width))


def make_model():
    return torch.nn.Sequential(
        torch.nn.Conv2d(1, 16, 3, padding=1),
        torch.nn.GroupNorm(4, 16),
        torch.nn.ReLU(),
        torch.nn.AvgPool2d(2),
        torch.nn.Flatten(2),
        torch.nn.Linear(16, 64),
        Attention(),
        torch.nn.GELU(),
        torch.nn.Flatten(),
        torch.nn.Linear(16 * 64, 10),
    )


def main():
    parser = argparse.ArgumentParser(description="Trains a PyTorch model on scikit-learn's digits, through torchax.")
    parser.add_argument("--epochs", type=int, default=3)
    epochs = parser.parse_args().epochs

    digits = load_digits()
    images = (digits.images / 16).astype(np.float32)[:, None]
    train_x, test_x, train_y, test_y = train_test_split(images, digits.target, test_size=360, random_state=0)

    torch.manual_seed(0)
    torchax.enable_globally()
    model = make_model().to("jax")
    weights = dict(model.named_parameters())
    optimizer = optax.adamw(2e-3)
    state = torchax.interop.call_jax(optimizer.init, weights)
    print(f"{len(train_x)} images to learn from, {len(test_x)} to test with, on {jax.devices()[0]}")

    def forward(weights, buffers, x):
        return torch.func.functional_call(model, {**weights, **buffers}, (x,))

    step = torchax.train.make_train_step(forward, torch.nn.functional.cross_entropy, optimizer)
    step = torchax.interop.jax_jit(step)
    predict = torchax.interop.jax_jit(forward)
    random = np.random.default_rng(0)
    for epoch in range(1, epochs + 1):
        losses = []
        order = random.permutation(len(train_x))[: len(train_x) // BATCH * BATCH].reshape(-1, BATCH)
        for rows in order:
            x, y = (torch.tensor(array[rows]).to("jax") for array in (train_x, train_y))
            loss, weights, state = step(weights, {}, state, x, y)
            losses.append(loss.item())
        logits = predict(weights, {}, torch.tensor(test_x).to("jax")).cpu().numpy()
        print(f"epoch {epoch}  loss {np.mean(losses):.4f}  test accuracy {(logits.argmax(-1) == test_y).mean():.1%}")


if __name__ == "__main__":
    main()
