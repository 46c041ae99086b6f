d = {"a": 1}
print(d.a.b)
---
%%FAIL 2
<script>:2:9: error: no layer has a field, and nothing has a method 'a'
    print(d.a.b)
            ^
<script>:2:11: error: no layer has a field, and nothing has a method 'b'
    print(d.a.b)
              ^
