/// Loops over tiles: the values of every engine's instructions come from here.
///
/// A kernel is a function pointer chosen once per instruction and called once per row, with the loop inside. Rows are
/// contiguous unless a stride is named; pointers need no alignment; counts may be 0. A destination may be exactly one of
/// the sources, and must not overlap them otherwise. Nothing here checks bounds: callers hold whole tiles.
public enum TileKernels {}
