#!/usr/bin/env python3
"""docs/protocols.md has a row for every class of the registry, with its title, and no other."""

import os

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
os.execv(os.path.join(TOP, "scripts", "protocols"), ["protocols", "--check"])
