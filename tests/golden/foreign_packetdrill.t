// The handshake answers with its MSS.
0   socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0  bind(3, ..., ...) = 0
+0  < S 0:0(0) win 32792 <mss 1000>
+0  > S. 0:0(0) ack 1 <...>
---
%%FAIL 2
pkt: standard input is a packetdrill script: packetdrill runs it
