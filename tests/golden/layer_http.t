p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, dport=80, flags="PA")/HTTP()/HTTPRequest(Method="POST", Path="/x", Host="example.com", User_Agent="pkt")/"a=1&b=2"
p.show()
q = IP(bytes(p))
print(q.summary(), q[HTTPRequest].Content_Length, q[HTTPRequest].Cookie)
print(repr(q[HTTP]))
# Lines of a capture keep their order and their form: a name stands for a field of its own.
b = b"GET /a?b HTTP/1.1\r\nhost: x\r\nX-Id: 7\r\nAccept: */*\r\nCookie: a\r\nCookie:  b\r\nodd\r\n\r\nrest"
h = HTTP(b)
print(repr(h))
print(bytes(h) == b, h.Host, h.Cookie, h.Accept)
h[HTTPRequest].Host = "example.org"
h[HTTPRequest].Accept = "text/plain"
h[HTTPRequest].Referer = "/"
print(bytes(h))
del h[HTTPRequest].Accept
print(bytes(h))
# Order by hand; what is cut stays cut; other bytes on the port are Raw.
print(bytes(HTTPRequest(Host="h", Accept="*/*", headers=["Host", ("X-Id", "7"), "Accept"])))
cut = IP(bytes(IP()/TCP(sport=80, dport=40000, flags="PA")/"HTTP/1.0 200 OK\r\nServer: pk"))
print(repr(cut[HTTP]), bytes(cut[HTTP]))
print(IP(bytes(IP()/TCP(flags="PA")/HTTP()/"\x16\x03\x01")).summary())
for r in HTTPRequest(Host=["a", "b"], Path=["/1", "/2"]):
    print(bytes(r))
print(HTTP(b"HTTP/1.1 204 No Content\r\n\r\n").answers(q[HTTP]))
try:
    bytes(HTTPRequest(headers=["X-Id"]))
except Exception as e:
    print(e)
try:
    HTTPRequest(headers=[1])
except Exception as e:
    print(e)
# A response.
w = HTTP(bytes(HTTP()/HTTPResponse(Status_Code="404", Reason_Phrase="Not Found", Content_Length="3")/"abc"))
print(repr(w), HTTPResponse in w)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=http seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
HTTP
HTTPRequest Method=b"POST" Path=b"/x" Http_Version=b"HTTP/1.1" Host=b"example.com" User_Agent=b"pkt"
Raw        load=b"a=1&b=2"
IP / TCP / HTTP / POST '/x' / Raw b"7" None
HTTP()/HTTPRequest(Method=b"POST", Path=b"/x", Host=b"example.com", User_Agent=b"pkt")/"a=1&b=2"
HTTP()/HTTPRequest(Path=b"/a?b", headers=[(b"host", b"x"), (b"X-Id", b"7"), "Accept", (b"Cookie", b"a"), b"Cookie:  b\r\n", b"odd\r\n"], Accept=b"*/*")/"rest"
True b"x" b"b" b"*/*"
b"GET /a?b HTTP/1.1\r\nhost: example.org\r\nX-Id: 7\r\nAccept: text/plain\r\nCookie: a\r\nCookie:  b\r\nodd\r\nReferer: /\r\n\r\nrest"
b"GET /a?b HTTP/1.1\r\nhost: example.org\r\nX-Id: 7\r\nCookie: a\r\nCookie:  b\r\nodd\r\nReferer: /\r\n\r\nrest"
b"GET / HTTP/1.1\r\nHost: h\r\nX-Id: 7\r\nAccept: */*\r\n\r\n"
HTTP()/HTTPResponse(Http_Version=b"HTTP/1.0", headers=[b"Server: pk"], blank=b"") b"HTTP/1.0 200 OK\r\nServer: pk"
IP / TCP 127.0.0.1:http > 127.0.0.1:http PA / Raw
b"GET /1 HTTP/1.1\r\nContent-Length: 0\r\nHost: a\r\n\r\n"
b"GET /2 HTTP/1.1\r\nContent-Length: 0\r\nHost: a\r\n\r\n"
b"GET /1 HTTP/1.1\r\nContent-Length: 0\r\nHost: b\r\n\r\n"
b"GET /2 HTTP/1.1\r\nContent-Length: 0\r\nHost: b\r\n\r\n"
True
'X-Id' in headers is no field of HTTPRequest: ("X-Id", value) is a line of any name
headers is a list: of names of fields, (name, value), or the bytes of a line
HTTP()/HTTPResponse(Status_Code=b"404", Reason_Phrase=b"Not Found")/"abc" True
