"""Keras 3 on its JAX backend: compile, fit, evaluate and predict on scikit-learn's digits."""

import os
import sys

os.environ["KERAS_BACKEND"] = "jax"

import keras  # noqa: E402
import numpy as np  # noqa: E402
from sklearn.datasets import load_digits  # noqa: E402

images, labels = load_digits(return_X_y=True)
images = (images / 16).astype(np.float32).reshape(-1, 8, 8, 1)

keras.utils.set_random_seed(0)
model = keras.Sequential([
    keras.Input((8, 8, 1)),
    keras.layers.Conv2D(12, 3, padding="same", activation="relu"),
    keras.layers.BatchNormalization(),
    keras.layers.MaxPooling2D(2),
    keras.layers.Flatten(),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(optimizer=keras.optimizers.AdamW(5e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(images[:640], labels[:640], batch_size=64, epochs=2, shuffle=False, verbose=0)
value, accuracy = model.evaluate(images[-256:], labels[-256:], batch_size=64, verbose=0)
print(f"loss {history.history['loss'][0]:.4f} to {value:.4f}, accuracy {accuracy:.3f}")
predictions = model.predict(images[-256:], batch_size=64, verbose=0)
np.savez(sys.argv[1], losses=history.history["loss"], loss=value, predictions=predictions)
