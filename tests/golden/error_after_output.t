print("first")
print(undefined_name)
---
%%FAIL 2
<script>:2:7: error: there is no name 'undefined_name'
    print(undefined_name)
          ^~~~~~~~~~~~~~ a variable gets its value with =, text stands in quotes
