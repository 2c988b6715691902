"""``python -m declic``: the same as the command ``declic``."""

import sys

from declic.cli import main

sys.exit(main())
