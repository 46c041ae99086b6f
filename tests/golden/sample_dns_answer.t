%%RUN samples/dns_answer.pkt
---
Ether / IP / UDP / DNS Qry b'www.example.org.'
    Ether / IP / UDP / DNS Ans b'198.51.100.4'
    137 bytes on the wire
Ether / IP / UDP / DNS Qry b'bad.example.org.'
    Ether / IP / UDP / DNS Ans name-error
    75 bytes on the wire
