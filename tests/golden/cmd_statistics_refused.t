%%RUN read samples/office.pcap --statistics -o svg:/nonexistent/x.svg
---
%%FAIL 3
pkt: /nonexistent/x.svg: No such file or directory
