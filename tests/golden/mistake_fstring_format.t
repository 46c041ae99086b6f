x = f"{3:zz}"
---
%%FAIL 2
<script>:1:10: error: 'zz' is not a format
    x = f"{3:zz}"
             ^~ as in >8, 04x, .2f
