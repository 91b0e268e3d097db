"""``python -m onespec``."""

import sys

from .cli import main

sys.exit(main())
