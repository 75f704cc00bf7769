# `just gate` runs what CI runs.
gate:
    bash .ci/run
