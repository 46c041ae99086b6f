def (x):
    return x
---
%%FAIL 2
<script>:1:5: error: unexpected '('
    def (x):
        ^ the function's name is missing: def name(…):
