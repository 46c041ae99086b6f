if 1 == 1 {
    print(1)
}
---
%%FAIL 2
<script>:1:11: error: unexpected '{'
    if 1 == 1 {
              ^ a block is a ':' and indented lines below it
