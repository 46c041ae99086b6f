x = """never
closed
---
%%FAIL 2
<script>:1:5: error: this string is never closed
    x = """never
        ^~~ """?
