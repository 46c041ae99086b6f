x = RandNum(6, 1)
---
%%FAIL 2
<script>:1:16: error: RandNum(low, high) takes the lower number first: 6 is above 1
    x = RandNum(6, 1)
                   ^ RandNum(1, 6)
