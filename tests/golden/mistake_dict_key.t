d = {"a": 1}
print(d["b"])
---
%%FAIL 2
<script>:2:7: error: the dict has no key "b"
    print(d["b"])
          ^~~~~~ get(key, default) gives a default
