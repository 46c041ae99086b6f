for x in [1, 2]:
print(x)
---
%%FAIL 2
<script>:2:1: error: a block is missing after ':'
    print(x)
    ^~~~~ indent its lines
