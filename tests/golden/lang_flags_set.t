p = IP()/TCP()
p[IP].flags.DF = True
p[TCP].flags.A = 1
p[TCP].flags.S = False
print(p[IP].flags, p[TCP].flags)
p[IP].flags.XX = True
---
%%FAIL 2
<script>:6:13: error: 'XX' is not one of the flags
    p[IP].flags.XX = True
                ^~ the flags are MF DF evil
%%OUT
DF A
