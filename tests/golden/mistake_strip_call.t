x = "a b".splt()
---
%%FAIL 2
<script>:1:11: error: no layer has a field, and nothing has a method 'splt'
    x = "a b".splt()
              ^~~~ did you mean 'split'?
