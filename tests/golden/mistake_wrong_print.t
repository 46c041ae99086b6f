Print("a")
---
%%FAIL 2
<script>:1:1: error: there is no layer 'Print'
    Print("a")
    ^~~~~ did you mean 'print'?
