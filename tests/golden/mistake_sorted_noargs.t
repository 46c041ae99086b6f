sorted()
---
%%FAIL 2
<script>:1:1: error: sorted() needs the argument 'values'
    sorted()
    ^~~~~~~~
