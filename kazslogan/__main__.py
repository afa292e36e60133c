"""``python -m kazslogan`` is the same as ``kazslogan``."""

from __future__ import annotations

import sys

from kazslogan.cli import main

if __name__ == "__main__":
    sys.exit(main())
