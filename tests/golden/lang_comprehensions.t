print([x * x for x in range(5)])
print([(x, y) for x in range(3) for y in range(x)])
print([x for x in range(20) if x % 2 if x % 3])
print({k: v for k, v in [("a", 1), ("b", 2)]})
print(sum(x for x in range(10)), any(x > 8 for x in range(10)), max(len(s) for s in ["a", "bbb"]))
x = "kept"
print([x for x in "ab"], x)
m = [[1, 2], [3, 4]]
print([[row[i] for row in m] for i in range(2)])
---
[0, 1, 4, 9, 16]
[(1, 0), (2, 0), (2, 1)]
[1, 5, 7, 11, 13, 17, 19]
{"a": 1, "b": 2}
45 True 3
["a", "b"] kept
[[1, 3], [2, 4]]
