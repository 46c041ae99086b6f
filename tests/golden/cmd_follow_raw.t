%%RUN read samples/office.pcap --follow tcp:0 -o raw
---
GET / HTTP/1.1
Host: www.example.org

HTTP/1.1 200 OK
Content-Length: 6

hello
