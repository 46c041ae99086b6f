%%RUN --color=always -e "UDP(sport=1).show()"
---
[1;36mUDP[0m        [34msport[0m=1 [34mdport[0m=domain [34mlen[0m=[2m(computed)[0m [34mchksum[0m=[2m(computed)[0m
