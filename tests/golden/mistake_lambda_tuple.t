f = lambda (a, b): a
---
%%FAIL 2
<script>:1:12: error: unexpected '('
    f = lambda (a, b): a
               ^ parameters of a lambda stand without brackets: lambda a, b: …
