%%RUN -e 'IP(dst="192.0.2.1")/TCP(dport=80)'
---
IP(dst="192.0.2.1")/TCP(dport=80)
