module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main() {
    return loc(#loc6)
  } loc(#loc)
} loc(#loc)
#loc = loc(unknown)
#loc1 = loc("generate_samples.py":36:14 to :69)
#loc2 = loc("generate_samples.py":229:0)
#loc3 = loc("dump"(#loc1))
#loc4 = loc("<module>"(#loc2))
#loc5 = loc(callsite(#loc3 at #loc4))
#loc6 = loc("jit(<lambda>)"(#loc5))
