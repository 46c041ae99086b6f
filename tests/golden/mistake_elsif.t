x = 1
if x:
    print(1)
elsif x == 3:
    print(2)
---
%%FAIL 2
<script>:4:7: error: unexpected name
    elsif x == 3:
          ^ did you mean 'elif'?
