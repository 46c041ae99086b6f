x = NONE
---
%%FAIL 2
<script>:1:5: error: there is no name 'NONE'
    x = NONE
        ^~~~ did you mean 'None'?
