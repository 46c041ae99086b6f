if True:
        x = 1
    y = 2
---
%%FAIL 2
<script>:3:1: error: this indentation fits no block above
        y = 2
    ^~~~ align it with one of them
