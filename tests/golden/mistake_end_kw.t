if 1:
    x = 1
end
---
%%FAIL 2
<script>:3:1: error: there is no name 'end'
    end
    ^~~ a block ends where its lines are no longer indented
