x = 1
if x == 2:
    print(1)
else if x == 3:
    print(2)
---
%%FAIL 2
<script>:4:6: error: unexpected 'if'
    else if x == 3:
         ^~ did you mean 'elif'?
