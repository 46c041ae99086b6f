do:
    x = 1
while x < 3
---
%%FAIL 2
<script>:1:3: error: unexpected ':'
    do:
      ^
<script>:3:12: error: the line ends too early
    while x < 3
               ^ missing ':'?
