p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/Redis(values=[RedisArray(count=3), RedisBulk(value="SET"), RedisBulk(value="k"), RedisBulk(value=7)])
p.show()
q = IP(bytes(p))
print(q.summary(), q[TCP].dport, bytes(q[Redis]))
print(repr(q[Redis]))
for v in [RedisString(), RedisError(value="ERR unknown"), RedisInteger(value=-7), RedisBulk(value=None), RedisBulk(), RedisArray(count=-1)]:
    b = bytes(Redis(values=[v]))
    print(b, repr(Redis(b)))
# What is cut, and a length that is not written as one would, is Raw.
for b in [b"$5\r\nabc", b"$03\r\nabc\r\n", b"*1\r\n$3\r\nab", b"?x\r\n"]:
    t = TCP(bytes(TCP(dport=6379)/b))
    print(repr(t.payload), bytes(t.payload) == b)
try:
    RedisBulk(value=1.5)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=redis seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
Redis
  values[0] RedisArray type=b"*" count=b"3"
  values[1] RedisBulk type=b"$" value=b"SET"
  values[2] RedisBulk type=b"$" value=b"k"
  values[3] RedisBulk type=b"$" value=b"7"
IP / TCP 192.0.2.1:40000 > 192.0.2.2:redis PA / Redis 6379 b"*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\n7\r\n"
Redis(values=[RedisArray(count=b"3"), RedisBulk(value=b"SET"), RedisBulk(value=b"k"), RedisBulk(value=b"7")])
b"+OK\r\n" Redis(values=[RedisString()])
b"-ERR unknown\r\n" Redis(values=[RedisError(value=b"ERR unknown")])
b":-7\r\n" Redis(values=[RedisInteger(value=b"-7")])
b"$-1\r\n" Redis(values=[RedisBulk(value=None)])
b"$0\r\n\r\n" Redis(values=[RedisBulk()])
b"*-1\r\n" Redis(values=[RedisArray(count=b"-1")])
Redis(values=[Raw(load=b"$5\r\nabc")]) True
Redis(values=[Raw(load=b"$03\r\nabc\r\n")]) True
Redis(values=[RedisArray(), Raw(load=b"$3\r\nab")]) True
Raw(load=b"?x\r\n") True
value is text, bytes or a whole number
