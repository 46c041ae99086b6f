%%WITH example
Knock(kind="open")
---
%%FAIL 2
<script>:1:12: error: 'open' is not a value of Knock.kind
    Knock(kind="open")
               ^~~~~~ a number, or a name such as 'ask'
