%%RUN read samples/office.pcap --follow tcp:0
---
09:14:02.143400000  192.0.2.17:51514 > 198.51.100.4:80
GET / HTTP/1.1
Host: www.example.org


09:14:02.173400000  198.51.100.4:80 > 192.0.2.17:51514
HTTP/1.1 200 OK
Content-Length: 6

hello
