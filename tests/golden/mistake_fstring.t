x = 1
print(f"{x")
print(f"x}")
print(f"{x:q}")
---
%%FAIL 2
<script>:2:9: error: '{' is never closed in this f-string
    print(f"{x")
            ^
<script>:3:10: error: a single '}' in an f-string
    print(f"x}")
             ^ write }} for the character
