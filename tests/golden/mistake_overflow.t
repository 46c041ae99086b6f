x = 2 ** 63
print(x)
print(x * 2)
---
%%FAIL 2
<script>:3:7: error: the result is out of range: integers go from -2^63 to 2^64-1
    print(x * 2)
          ^~~~~
%%OUT
9223372036854775808
