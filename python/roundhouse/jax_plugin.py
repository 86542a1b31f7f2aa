"""What JAX calls when it looks for plugins: registers the simulated Trainium under its platform names.

JAX finds this module by the entry point group `jax_plugins` and calls `initialize()` before it makes its first
backend, in every program of the environment, also those that only want the CPU.
"""

import importlib.util
import logging

from roundhouse import callbacks, foreign_functions, library, linear_algebra

logger = logging.getLogger(__name__)

# Below the CPU's 0: a simulated device is the default only where JAX_PLATFORMS asks for one.
PRIORITY = -100


def platform_names():
    """`roundhouse` always, and Neuron's own name unless its plugin is installed, which has the better claim."""
    return ["roundhouse"] if importlib.util.find_spec("libneuronxla") else ["neuron", "roundhouse"]


def initialize():
    """Registers each platform. Never raises: programs that do not use them must not fail because of them."""
    try:
        path = str(library.path())
        for name in platform_names():
            register(name, path)
    except Exception as error:
        logger.warning("roundhouse: no simulated Trainium, because %s; `python -m roundhouse doctor` tells more", error)


def register(name, path):
    """Registers the library at `path` as the platform `name`, and what JAX keeps about a platform elsewhere."""
    # Imported here, since a JAX that lacks one of these must fail inside `initialize()`.
    from jax._src import xla_bridge
    from jax._src.interpreters import mlir
    from jax._src.lib import xla_client

    # The library learns its name from the options; JAX wants to hear from it the one under which it is registered.
    options = {"platform_name": name}

    def make_topology(topology_name="", **settings):
        return xla_client.make_c_api_device_topology(c_api, topology_name, **options, **settings)

    # JAX warns of every platform that it does not know when it starts, and it starts all of them if JAX_PLATFORMS is
    # not set. Who has this package installed and runs on the CPU should not read that every time.
    xla_bridge._nonexperimental_plugins.add(name)
    c_api = xla_bridge.register_plugin(
        name, priority=PRIORITY, library_path=path, options=options, make_topology=make_topology
    )
    # JAX passes donation on to the platforms of this list alone.
    if name not in mlir._platforms_with_donation:
        mlir._platforms_with_donation.append(name)
    for part in (foreign_functions, linear_algebra, callbacks):
        part.register(name)
