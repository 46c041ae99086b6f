x = "ab" * 10 ** 12
---
%%FAIL 2
<script>:1:5: error: the result would be longer than 256 million bytes
    x = "ab" * 10 ** 12
        ^~~~~~~~~~~~~~~
