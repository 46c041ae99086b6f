x = nil
---
%%FAIL 2
<script>:1:5: error: there is no name 'nil'
    x = nil
        ^~~ did you mean 'None'?
