try:
    x = 1
y = 2
---
%%FAIL 2
<script>:3:1: error: 'try' needs an 'except' or a 'finally' below it
    y = 2
    ^
