x = 1
if x > 0 && x < 5:
    print(x)
y = !x
---
%%FAIL 2
<script>:2:10: error: '&&' means nothing here
    if x > 0 && x < 5:
             ^~ did you mean 'and'?
<script>:4:5: error: '!' means nothing here
    y = !x
        ^ did you mean 'not'?
