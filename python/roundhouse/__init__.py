"""AWS Trainium in software.

With this package installed beside JAX, `JAX_PLATFORMS=neuron` runs a JAX program on a simulated Trainium, and
`JAX_PLATFORMS=roundhouse` does so where a real Neuron plugin is installed as well. Nothing has to be imported.
"""

__version__ = "0.3.0"
