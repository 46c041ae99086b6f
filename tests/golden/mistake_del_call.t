del f()
---
%%FAIL 2
<script>:1:5: error: a call cannot be deleted
    del f()
        ^~~
