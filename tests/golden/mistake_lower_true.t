x = true
y = null
---
%%FAIL 2
<script>:1:5: error: there is no name 'true'
    x = true
        ^~~~ did you mean 'True'?
<script>:2:5: error: there is no name 'null'
    y = null
        ^~~~ did you mean 'None'?
