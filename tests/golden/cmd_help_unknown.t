%%RUN help nosuchthingatall
---
%%FAIL 2
pkt: nothing is called 'nosuchthingatall'
    help() lists the topics, explore("…") searches
