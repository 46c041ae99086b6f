name, n, f = "TCP", 80, 2.0 / 3
print(f"{name}:{n} {n:x} {n:#06x} {n:08b} {f:.3f} {f:e} {name!r} {name:>6}|{name:<6}|{name:^7}|{name:*^7}")
print(f"{n=} {n + 1 = } {{braces}} {'quoted'} {[1, 2][0]} {n:{2 * 3}d}")
print("%s %d %5d|%-5d|%05d %x %X %#x %c %% %.2f %e %r %5s|%-5s|" % (name, n, n, n, n, 255, 255, 255, 65, f, f, name, "a", "b"))
print("%(a)s and %(b)03d" % {"a": 1, "b": 2}, "%s" % [1, 2], "%d%%" % 5)
print("{} {} {0}".replace("{0}", "x").format(1, 2), "{0} {1} {0}".format("a", "b"), "{p.ttl:>4} {d[k]} {x!r}".format(p=IP(), d={"k": 1}, x="q"))
print(f"{1234567:,} {0.25:%} {-5:+d} {5:+d}", f'''three {n
} lines''')
---
TCP:80 50 0x0050 01010000 0.667 6.666667e-01 "TCP"    TCP|TCP   |  TCP  |**TCP**
n=80 n + 1 =81 {braces} quoted 1     80
TCP 80    80|80   |00080 ff FF 0xff A % 0.67 6.666667e-01 "TCP"     a|b    |
1 and 002 [1, 2] 5%
1 2 x a b a   64 1 "q"
1,234,567 25.000000% -5 +5 three 80 lines
