hello = TLSClientHello(gmt_unix_time=1, random_bytes="r" * 28, ciphers=["TLS_AES_128_GCM_SHA256", 0xc02f], ext=[TLS_Ext_ServerName(servernames=[ServerName(servername="example.com")]), TLS_Ext_ALPN(protocols=[ProtocolName(protocol="h2"), ProtocolName(protocol="http/1.1")]), TLS_Ext_SupportedVersion_CH(versions=["TLS 1.3"])])
p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/TLS(version="TLS 1.0", msg=[hello])
p.show()
q = IP(bytes(p))
print(q.summary(), q[TCP].dport, q[TLS].type, q[TLS].len, q[TLS].msg[0].msglen)
print(repr(q[TLS]))
print(q[TLS].msg[0].ext[0].servernames[0].servername)
# Records follow one another; a server's hello, its certificate, the end.
s = TLS(msg=[TLSServerHello(cipher="TLS_AES_256_GCM_SHA384", ext=[TLS_Ext_SupportedVersion_SH()]), TLSCertificate(certs=[TLSCertificateEntry(cert=b"0\x03\x02\x01\x07")])])/TLS(msg=[TLSChangeCipherSpec()])/TLS(msg=[TLSAlert(level="fatal", descr="handshake_failure")])/TLS(msg=[TLSApplicationData(data="hidden")])
t = TLS(bytes(s))
print(repr(t))
# An extension that its class does not fit, a message that is cut, bytes between two records.
for b in ["1603030032" "0100002e0303" + "00" * 32 + "00" "00021301" "0100" "0004" "0000" "0000", "16030300100100000c0303", "170303"]:
    x = TLS(bytes.fromhex(b))
    print(repr(x)[:200], bytes(x).hex() == b)
print(IP(bytes(IP()/TCP(dport=443)/"GET /")).summary())
try:
    TLSClientHello(ciphers=["TLS_AES_128_GCM_SHA" + "25"])
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=https seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
TLS        type=(computed) version=TLS 1.0 len=(computed)
  msg[0]   TLSClientHello msgtype=client_hello msglen=(computed) version=TLS 1.2 gmt_unix_time=1 random_bytes=b"rrrrrrrrrrrrrrrrrrrrrrrrrrrr" sidlen=(computed) cipherslen=(computed) ciphers=[TLS_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256] complen=(computed) comp=[null] extlen=(computed)
    ext[0] TLS_Ext_ServerName type=server_name len=(computed) servernameslen=(computed)
      servernames[0] nametype=0 namelen=(computed) servername=b"example.com"
    ext[1] TLS_Ext_ALPN type=alpn len=(computed) protocolslen=(computed)
      protocols[0] len=(computed) protocol=b"h2"
      protocols[1] len=(computed) protocol=b"http/1.1"
    ext[2] TLS_Ext_SupportedVersion_CH type=supported_versions len=(computed) versionslen=(computed) versions=[TLS 1.3]
IP / TCP 192.0.2.1:40000 > 192.0.2.2:https PA / TLS 443 22 94 90
TLS(version=769, msg=[TLSClientHello(gmt_unix_time=1, random_bytes=b"rrrrrrrrrrrrrrrrrrrrrrrrrrrr", ciphers=[4865, 49199], ext=[TLS_Ext_ServerName(servernames=[ServerName(servername=b"example.com")]), TLS_Ext_ALPN(protocols=[ProtocolName(protocol=b"h2"), ProtocolName(protocol=b"http/1.1")]), TLS_Ext_SupportedVersion_CH(versions=[772])])])
b"example.com"
TLS(msg=[TLSServerHello(cipher=4866, ext=[TLS_Ext_SupportedVersion_SH()]), TLSCertificate(certs=[TLSCertificateEntry(cert=b"0\x03\x02\x01\x07")])])/TLS(msg=[TLSChangeCipherSpec()])/TLS(msg=[TLSAlert(level=2, descr=40)])/TLS(msg=[TLSApplicationData(data=b"hidden")])
TLS(msg=[TLSClientHello(ciphers=[4865], extlen=4, ext=[Raw(load=b"\x00\x00\x00")])])/"\x00" True
TLS(type=22, len=16, msg=[Raw(load=b"\x01\x00\x00\x0c\x03\x03")]) True
Raw(load=b"\x17\x03\x03") True
IP / TCP 127.0.0.1:ftp_data > 127.0.0.1:https S / Raw
'TLS_AES_128_GCM_SHA25' is not a value of TLSClientHello.suite
