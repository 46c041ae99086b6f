import random
x = random.randint(1, 6)
---
%%FAIL 2
<script>:2:5: error: there is no name 'random'
    x = random.randint(1, 6)
        ^~~~~~ use RandNum(low, high), RandShort(), RandIP(); conf.seed = 1 repeats them
