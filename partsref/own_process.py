"""Another Python process that runs a function of ours: we speak into its input, and it into ours, in pickles.

The pipes are nobody else's: when either of the two dies the other finds its pipe broken, and ends.
"""

from __future__ import annotations

import subprocess
import sys

# Modules are looked for where this process found them, and not in the folder the user happens to be in.
_PROGRAM = "import sys; sys.path[:] = {path!r}; from {module} import main; main()"


def start(module: str) -> subprocess.Popen[bytes]:
    """Run `main` of a module in a process of its own, with pipes to its input and output."""
    # Without `site` (-S): where modules are is given, and a sitecustomize that prints would speak into our pipe. What
    # is installed by an import hook instead of a folder on sys.path is not found so; we are not.
    command = [sys.executable, "-S", "-c", _PROGRAM.format(path=sys.path, module=module)]
    # In a session of its own it does not hear Ctrl-C, and says nothing of its own about it.
    return subprocess.Popen(  # noqa: S603 - a program of ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
