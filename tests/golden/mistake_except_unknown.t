try:
    x = 1
except Foo:
    pass
---
%%FAIL 2
<script>:3:8: error: there is no name 'Foo'
    except Foo:
           ^~~ a variable gets its value with =, text stands in quotes
