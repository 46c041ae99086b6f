f = lambda x: return x
---
%%FAIL 2
<script>:1:15: error: unexpected 'return'
    f = lambda x: return x
                  ^~~~~~ a lambda gives its value without 'return'
