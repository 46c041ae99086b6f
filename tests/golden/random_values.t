%%RUN --seed 1 -
print(RandIP(), RandIP("192.0.2.0/24"), RandIP("10.0-3.*.1"), RandIP6("2001:db8::/32"), RandMAC(), RandMAC("02:00:*:*:*:*"))
print(RandByte(), RandSByte(), RandShort(), RandSShort(), RandInt(), RandSInt(), RandLong(), RandNum(-2, 2))
print(RandString(8), RandString(5, "ab"), RandBin(4), len(RandBin(RandNum(3, 5))) in [3, 4, 5], RandChoice(22, 80), RandEnumKeys({1: "a", 2: "b"}))
x = RandNum(1, 6)
print([x + 0 for i in range(12)], x * 10, -x, 0 < x < 7, f"{x:03d}", "%d" % x, int(x))
e = RandEnum(1, 6)
print(sorted([e + 0 for i in range(6)]) == [1, 2, 3, 4, 5, 6], [repr(v) for v in [x, e, RandIP(), RandMAC("02:*:*:*:*:*")]])
conf.seed = 1
print(RandIP())
conf.seed = 1
print(RandIP(), "A" * RandNum(1, 3), str(RandShort()))
---
159.191.202.75 192.0.2.216 10.0.250.1 2001:db8:61e9:d531:5e:2cc0:e43b:8dca 40:d8:c8:25:dc:ca 02:00:5d:81:ba:55
216 -93 47241 -25795 1404931427 -815519652 3961481486063991051 1
KDeA3jcS baaba b"*=\xcb\"" True 22 1
[4, 6, 2, 1, 3, 3, 2, 2, 2, 5, 6, 1] 60 -3 True 006 6 5
True ["RandNum(1, 6)", "RandEnum(1, 6)", "RandIP()", "RandMAC(\"02:*:*:*:*:*\")"]
159.191.202.75
139.77.188.250 AAA 9688
