l = [3, 1, 2]
l.append(0)
l.extend((5, 6))
l.insert(1, "in")
print(l, l.index(2), l.count(1), l.pop(), l.pop(0))
l.remove("in")
l.sort()
print(l, sorted([3, 1, 2], reverse=True), sorted(["bb", "a"], key=len), list(reversed(l)))
l.reverse()
print(l, l + [9], [0] * 3, l.copy() == l)
d = {"a": 1}
d["b"] = 2
d.update({"c": 3})
print(d, d.get("z"), d.get("z", 0), d.pop("a"), d.keys(), d.values(), d.items(), len(d), "b" in d)
del d["b"]
for k in d:
    print(k, d[k])
print(list(enumerate("ab", 1)), list(zip([1, 2], "ab")), list(map(str, [1, 2])), list(filter(None, [0, 1])), min(3, 1), max([1, 3]))
---
["in", 1, 2, 0, 5] 3 1 6 3
[0, 1, 2, 5] [3, 2, 1] ["a", "bb"] [5, 2, 1, 0]
[5, 2, 1, 0] [5, 2, 1, 0, 9] [0, 0, 0] True
{"b": 2, "c": 3} None 0 1 ["b", "c"] [2, 3] [("b", 2), ("c", 3)] 2 True
c 3
[(1, "a"), (2, "b")] [(1, "a"), (2, "b")] ["1", "2"] [1] 1 3
