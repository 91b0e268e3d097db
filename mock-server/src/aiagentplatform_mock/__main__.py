"""`python -m aiagentplatform_mock`."""

import sys

from .cli import main

sys.exit(main())
