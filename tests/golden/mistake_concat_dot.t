print("a" . "b")
---
%%FAIL 2
<script>:1:13: error: unexpected string
    print("a" . "b")
                ^~~ '+' joins text
