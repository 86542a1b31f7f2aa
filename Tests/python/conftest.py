"""JAX computes on the CPU in these tests, whatever else the machine has."""

import os

os.environ["JAX_PLATFORMS"] = "cpu"
