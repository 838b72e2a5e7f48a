"""What the browser runs: the checker in Pyodide, the scripts and styles, types that scripts share with Python."""

from generator.browser.assets import ONLY_FOR_SERVERS, SERVICE_WORKER, make_assets
from generator.browser.generated import write_generated
from generator.browser.inputs import RuntimeBuildError
from generator.browser.runtime import Runtime, build_runtime
from generator.browser.wheel import build_wheel

__all__ = [
    "ONLY_FOR_SERVERS",
    "SERVICE_WORKER",
    "Runtime",
    "RuntimeBuildError",
    "build_runtime",
    "build_wheel",
    "make_assets",
    "write_generated",
]
