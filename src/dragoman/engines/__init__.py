"""Where coding runs: in this process, or in child processes that each load the model once."""

from dragoman.engines.running import run
from dragoman.engines.work import Done, Failed

__all__ = ["Done", "Failed", "run"]
