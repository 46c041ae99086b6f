try:
    x = 1
else:
    pass
---
%%FAIL 2
<script>:3:1: error: 'try' needs an 'except' or a 'finally' below it
    else:
    ^~~~
