sleep(1)
---
%%FAIL 2
<script>:1:1: error: there is no function 'sleep'
    sleep(1)
    ^~~~~ there are no modules of Python
