port = 080
---
%%FAIL 2
<script>:1:8: error: a number does not begin with 0
    port = 080
           ^~~ octal is written 0o80
