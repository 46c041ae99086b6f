x = "\xzz"
y = b"é"
---
%%FAIL 2
<script>:1:6: error: \x takes two hexadecimal digits
    x = "\xzz"
         ^~
<script>:2:7: error: b"…" holds ASCII only; write other bytes as \x and two digits
    y = b"é"
          ^
