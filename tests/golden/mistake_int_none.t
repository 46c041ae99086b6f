x = int(None)
---
%%FAIL 2
<script>:1:9: error: int() makes a number of text or numbers, not of None
    x = int(None)
            ^~~~
