assert (1 == 2, "no")
---
%%FAIL 2
<script>:1:8: error: this assertion always holds: a tuple is true
    assert (1 == 2, "no")
           ^~~~~~~~~~~~~~ leave the brackets out
