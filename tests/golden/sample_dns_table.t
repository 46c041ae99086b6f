%%RUN samples/dns_table.pkt
---
192.0.2.17      A     www.example.org.         198.51.100.4         0.7 ms
192.0.2.17      AAAA  bad.example.org.         no answer            
