x = 3 +
---
%%FAIL 2
<script>:1:8: error: the line ends where a value is wanted
    x = 3 +
           ^
