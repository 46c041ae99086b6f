try:
    x = 1
except ValueError, e:
    pass
---
%%FAIL 2
<script>:3:18: error: unexpected ','
    except ValueError, e:
                     ^ did you mean 'as'?
