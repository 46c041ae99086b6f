def risky(n):
    try:
        if n == 0:
            return 1 / n
        if n == 1:
            raise ValueError("bad " + str(n))
        if n == 2:
            assert n < 2, "too many"
        if n == 3:
            rdpcap("no such file")
        return "fine"
    except ZeroDivisionError as e:
        return "zero: " + str(e)
    except AssertionError as e:
        return "assert: " + str(e)
    finally:
        print("finally", n)

for i in [0, 2, 9]:
    print(risky(i))
try:
    risky(3)
except OSError as e:
    print("system:", e)
try:
    TCP(dport=int("70000"))
except Exception as e:
    print(e)
else:
    print("not reached")
---
finally 0
zero: division by zero
finally 2
assert: assertion failed: too many
finally 9
fine
finally 3
system: cannot open no such file: No such file or directory
70000 does not fit in TCP.dport (16 bits: 0 to 65535)
