#! /usr/bin/env python
from scapy.all import *
import sys, os.path as path
conf.verb = 0
print(len(sys.argv), IP().ttl)
---
1 64
