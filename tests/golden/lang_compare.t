print(1 < 2, 2 <= 2, 3 > 4, 4 >= 4, 1 == 1.0, 1 != 2)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 != 2)
print("a" < "b", [1, 2] < [1, 3], (1,) == (1,), [1] == (1,))
print(2 in [1, 2], 3 not in [1, 2], "b" in "abc", "k" in {"k": 1}, 5 in range(0, 10, 5))
print(None is None, 1 is not None, not 0, not "x")
print(0 or "b", 1 and "c", "" or None, 1 if [] else 2)
---
True True False True True True
True False True
True True True False
True True True True True
True True True False
b c None 2
