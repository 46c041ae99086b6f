s = set()
print(s, len(s), type(s) == set)
s.add("a"); s.add("b"); s.add("a")
print(s, "a" in s, len(s), sorted(s))
print({1, 2, 2}, {x % 3 for x in range(9)}, set("hello"), set([1, (2, 3)]), {1,})
print({1, 2} | {3}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1, 2} == {2, 1}, {1} == {1: True})
print({1, 2}.union([5]), {1, 2}.intersection([2]), {1, 2}.difference([2]), {1}.issubset([1, 2]))
s.discard("zz"); s.remove("a"); s.update(["c", "d"]); print(s, list(s))
for x in {3, 4}:
    print(x)
t = s.copy(); t.add("e"); print(len(s), len(t), isinstance(t, set), isinstance({}, set), {}, {"k": 1})
print(sorted(set(p[IP].src for p in rdpcap("samples/office.pcap") if IP in p)))
print(len({p[IP].dst for p in rdpcap("samples/office.pcap") if IP in p}))
bad = [lambda: s.remove("zz"), lambda: {}.add(1), lambda: {[1], 2}, lambda: set(3), lambda: {1} | [2], lambda: {1}["x"]]
for f in bad:
    try:
        f()
    except Exception as e:
        print(e)
try:
    s["x"] = 1
except Exception as e:
    print(e)
---
set() 0 True
{"a", "b"} True 2 ["a", "b"]
{1, 2} {0, 1, 2} {"h", "e", "l", "o"} {1, (2, 3)} {1}
{1, 2, 3} {2} {1} {1, 3} True False
{1, 2, 5} {2} {1} True
{"b", "c", "d"} ["b", "c", "d"]
3
4
3 4 True False {} {"k": 1}
["192.0.2.1", "192.0.2.17", "192.0.2.33", "198.51.100.4"]
5
the set has no such item
add() is of a set, this is a dict
list cannot be in a set
int cannot be gone through: it has no items
'|' does not work on set and list
the dict has no key "x"
a set has no values
