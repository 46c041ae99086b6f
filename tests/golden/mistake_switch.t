x = 1
switch x:
    case 1:
        print(1)
---
%%FAIL 2
<script>:2:8: error: unexpected name
    switch x:
           ^ use if, elif and else
<script>:3:10: error: unexpected number
        case 1:
             ^ use if, elif and else
