%%RUN samples/anonymise.pkt
---
Ether / IP / UDP 10.0.0.3:40022 > 10.0.0.4:domain
Ether / IP / UDP 10.0.0.4:domain > 10.0.0.3:40022
Ether / IP / TCP 10.0.0.3:51514 > 10.0.0.6:http S
Ether / IP / TCP 10.0.0.6:http > 10.0.0.3:51514 SA
Ether / IP / TCP 10.0.0.3:51514 > 10.0.0.6:http A
Ether / IP / TCP 10.0.0.3:51514 > 10.0.0.6:http PA
Ether / IP / TCP 10.0.0.6:http > 10.0.0.3:51514 PA
Ether / IP / TCP 10.0.0.3:51514 > 10.0.0.6:http FA
Ether / IP / UDP 10.0.0.3:33434 > 10.0.0.7:33435
Ether / IP / UDP 10.0.0.3:40023 > 10.0.0.4:domain
