x = 1
if x == 2:
    print(1)
elseif x == 3:
    print(2)
---
%%FAIL 2
<script>:4:8: error: unexpected name
    elseif x == 3:
           ^ did you mean 'elif'?
