def mean(l):
    return sum(l) / len(l)
print(mean([]))
---
%%FAIL 2
<script>:2:12: error: division by zero
        return sum(l) / len(l)
               ^~~~~~~~~~~~~~~
    in mean(), called at <script>:3:7
