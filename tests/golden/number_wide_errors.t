print(STUN(transaction_id=79228162514264337593543950336))
x = 18446744073709551616
print(IP(src=18446744073709551616, ttl=-0x1_0000_0000_0000_0000))
---
%%FAIL 2
<script>:1:27: error: 79228162514264337593543950336 does not fit in STUN.transaction_id (96 bits)
    print(STUN(transaction_id=79228162514264337593543950336))
                              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
<script>:2:5: error: 18446744073709551616 is too large (at most 2^64-1, 18446744073709551615)
    x = 18446744073709551616
        ^~~~~~~~~~~~~~~~~~~~ only a class's field of that many bits takes it: BGPHeader(marker=…)
<script>:3:14: error: 18446744073709551616 is too large (at most 2^64-1, 18446744073709551615)
    print(IP(src=18446744073709551616, ttl=-0x1_0000_0000_0000_0000))
                 ^~~~~~~~~~~~~~~~~~~~ only a class's field of that many bits takes it: BGPHeader(marker=…)
<script>:3:41: error: 0x1_0000_0000_0000_0000 is too large (at most 2^64-1, 18446744073709551615)
    print(IP(src=18446744073709551616, ttl=-0x1_0000_0000_0000_0000))
                                            ^~~~~~~~~~~~~~~~~~~~~~~ only a class's field of that many bits takes it: BGPHeader(marker=…)
