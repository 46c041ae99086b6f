%%RUN --seed 9 -
print(conf.seed, conf.verb, conf.color)
conf.verb = 0
conf.iface = "lo"
conf.seed = 12
print(conf.iface, conf.seed)
for f in [lambda: setattr(conf, "sed", 1), lambda: conf.ifac, lambda: conf.netcache, lambda: setattr(conf, "seed", "x"), lambda: setattr(conf, "verb", -1), lambda: setattr(conf, "iface", 3)]:
    try:
        f()
    except Exception as e:
        print(e)
conf.sed = 4
---
%%FAIL 2
<script>:11:6: error: there is no setting conf.sed
    conf.sed = 4
         ^~~ did you mean 'seed'?
%%OUT
9 0 None
lo 12
there is no setting conf.sed
there is no setting conf.ifac
there is no setting conf.netcache
the seed is a whole number from 0 on
conf.verb is a whole number: 0 for silence, 1, 2
conf.iface is the name of an interface, as text
