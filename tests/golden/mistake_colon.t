p = IP()
if TCP in p
    print("tcp")
for x in [1, 2]
    print(x)
---
%%FAIL 2
<script>:2:12: error: the line ends too early
    if TCP in p
               ^ missing ':'?
<script>:4:16: error: the line ends too early
    for x in [1, 2]
                   ^ missing ':'?
